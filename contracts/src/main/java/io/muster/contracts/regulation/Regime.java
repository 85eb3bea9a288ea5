package io.muster.contracts.regulation;

/** A body of law that makes somebody report incidents within a time limit. */
public enum Regime {
  /** Directive (EU) 2022/2555, Article 23. */
  NIS2,
  /** Regulation (EU) 2022/2554, Article 19. */
  DORA,
  /** Regulation (EU) 2016/679, Articles 33 and 34. */
  GDPR,
  /** United States, Form 8-K, Item 1.05. */
  SEC,
  /** United States, 45 CFR 164.404 to 164.414. */
  HIPAA,
  /** Regulation (EU) 2024/2847, Article 14. */
  CRA,
  /** United States, Cyber Incident Reporting for Critical Infrastructure Act of 2022. */
  CIRCIA
}
