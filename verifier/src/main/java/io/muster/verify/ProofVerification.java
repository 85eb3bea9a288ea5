package io.muster.verify;

import java.util.List;

/**
 * What a proof file shows.
 *
 * @param incident id of the incident it is about; null when it is about two checkpoints
 * @param events how many events it proves
 * @param size how many events the signed log holds
 * @param signedAt when that was signed
 * @param since when the earlier log was signed, where there are two; else null
 * @param sinceSize how many events that held
 * @param findings what is wrong with it
 */
public record ProofVerification(
    String incident,
    long events,
    long size,
    String signedAt,
    String since,
    long sinceSize,
    List<Finding> findings) {}
