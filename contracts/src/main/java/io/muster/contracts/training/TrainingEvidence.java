package io.muster.contracts.training;

import io.muster.contracts.Personal;

/**
 * What shows that somebody was trained, such as the number of a certificate.
 *
 * @param personId who was; erasing them takes the text
 * @param text null once the person was erased
 */
public record TrainingEvidence(String personId, @Personal(of = "personId") String text) {}
