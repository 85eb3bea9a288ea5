package io.muster.contracts.regulation;

/** What a legal entity is in the eyes of a regime, where that changes what it owes. */
public enum EntityTrait {
  /** Essential entity under NIS2. */
  NIS2_ESSENTIAL,
  /** Important entity under NIS2. */
  NIS2_IMPORTANT,
  /** Trust service provider: the NIS2 notification is due within 24 hours. */
  TRUST_SERVICE_PROVIDER,
  /** Digital infrastructure or provider: the thresholds of Regulation (EU) 2024/2690 apply. */
  DIGITAL_PROVIDER,
  /** Credit institution under DORA. */
  CREDIT_INSTITUTION,
  /** Central counterparty under DORA. */
  CENTRAL_COUNTERPARTY,
  /** Operator of a trading venue under DORA. */
  TRADING_VENUE,
  /** Its authority says that it is significant: no relief at weekends under DORA. */
  SIGNIFICANT_BY_AUTHORITY,
  /** Microenterprise: recurring incidents are not assessed under DORA. */
  MICROENTERPRISE,
  /** Under the simplified framework of DORA Article 16(1): recurring incidents are not assessed. */
  SIMPLIFIED_FRAMEWORK
}
