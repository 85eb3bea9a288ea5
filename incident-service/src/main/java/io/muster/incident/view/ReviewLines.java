package io.muster.incident.view;

import io.muster.contracts.review.ReviewEvent;

/** The timeline's lines on the review of an incident: its milestones, not each word written. */
final class ReviewLines {

  private ReviewLines() {}

  /** Whether the incident's timeline tells of it. */
  static boolean tells(ReviewEvent event) {
    return switch (event) {
      case ReviewEvent.Opened _,
          ReviewEvent.Submitted _,
          ReviewEvent.Returned _,
          ReviewEvent.Published _,
          ReviewEvent.Waived _ ->
          true;
      case ReviewEvent.IncidentReopened _,
          ReviewEvent.IncidentEndedAgain _,
          ReviewEvent.Redrafted _,
          ReviewEvent.SectionWritten _,
          ReviewEvent.SectionShown _,
          ReviewEvent.FactorSaid _,
          ReviewEvent.WhySaid _,
          ReviewEvent.PartRemoved _ ->
          false;
    };
  }

  static String summary(ReviewEvent event) {
    return switch (event) {
      case ReviewEvent.Opened _ -> "The review began";
      case ReviewEvent.Submitted _ -> "The review waits for approval";
      case ReviewEvent.Returned _ -> "The review was given back to its authors";
      case ReviewEvent.Published published ->
          "The review is published (version " + published.version() + ")";
      case ReviewEvent.Waived _ -> "The review was waived";
      case ReviewEvent.IncidentReopened _ -> "The review heard that the incident goes on";
      case ReviewEvent.IncidentEndedAgain _ -> "The review heard that the incident ended again";
      case ReviewEvent.Redrafted _ -> "The review was drafted anew";
      case ReviewEvent.SectionWritten _,
          ReviewEvent.SectionShown _,
          ReviewEvent.FactorSaid _,
          ReviewEvent.WhySaid _,
          ReviewEvent.PartRemoved _ ->
          "The review was written in";
    };
  }
}
