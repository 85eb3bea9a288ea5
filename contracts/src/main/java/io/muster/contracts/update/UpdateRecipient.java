package io.muster.contracts.update;

/**
 * One place an update goes to.
 *
 * @param id derived from the update and the place, so that nobody is written to twice
 * @param audienceId the audience it is in; the first of those the update is for
 * @param personId a person of Muster, whose own address is used; null for any other place
 * @param address a mail address of somebody outside, or a Slack channel's id; null for a person
 */
public record UpdateRecipient(
    String id, String audienceId, UpdateChannel channel, String personId, String address) {}
