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
          ReviewEvent.Waived _,
          ReviewEvent.ActionMoved _ ->
          true;
      case ReviewEvent.ActionSaid said -> said.version() == 1;
      case ReviewEvent.IncidentReopened _,
          ReviewEvent.IncidentEndedAgain _,
          ReviewEvent.Redrafted _,
          ReviewEvent.Generated _,
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
      case ReviewEvent.ActionSaid said ->
          said.version() == 1 ? "An action item was named" : "An action item was changed";
      case ReviewEvent.ActionMoved moved ->
          switch (moved.to()) {
            case OPEN -> "An action item was opened again";
            case DONE -> "An action item was done";
            case VERIFIED -> "An action item was verified";
            case DROPPED -> "An action item was dropped";
          };
      case ReviewEvent.IncidentReopened _ -> "The review heard that the incident goes on";
      case ReviewEvent.IncidentEndedAgain _ -> "The review heard that the incident ended again";
      case ReviewEvent.Redrafted _ -> "The review was drafted anew";
      case ReviewEvent.Generated _ -> "A language model worded parts of the review";
      case ReviewEvent.SectionWritten _,
          ReviewEvent.SectionShown _,
          ReviewEvent.FactorSaid _,
          ReviewEvent.WhySaid _,
          ReviewEvent.PartRemoved _ ->
          "The review was written in";
    };
  }
}
