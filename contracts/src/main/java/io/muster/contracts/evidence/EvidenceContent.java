package io.muster.contracts.evidence;

/**
 * The bytes of an item, by which it is known for good.
 *
 * @param owner id of the aggregate under whose key they lie sealed: the incident, or the
 *     integration that took an alert in
 * @param sha256 in lower-case hex
 * @param size in bytes
 * @param mediaType as whoever sent them said, unchecked
 */
public record EvidenceContent(String owner, String sha256, long size, String mediaType) {}
