package io.muster.incident.review;

import io.muster.contracts.Actor;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.review.DraftedSection;
import io.muster.contracts.review.ReviewCommand.Follow;
import io.muster.contracts.review.ReviewEvent;
import io.muster.eventlog.EventLog;
import io.muster.incident.review.IncidentStory.End;
import io.muster.starter.CommandSender;
import io.muster.starter.Recorded;
import io.muster.starter.Refused;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Opens the review of an incident when the incident ends, and tells it when the incident goes on
 * after all. It looks at the incident as it was right after each event, so that hearing of one
 * twice, or of all of them from the beginning, asks for the same again, which changes nothing.
 */
@Component
@ProcessingGroup(ReviewOpening.GROUP)
public class ReviewOpening {

  static final String GROUP = "incident.review";

  private static final Actor BY = Actor.system("incident-review");

  private final IncidentStories stories;
  private final EventLog log;
  private final CommandSender sender;

  ReviewOpening(IncidentStories stories, EventLog log, CommandSender sender) {
    this.stories = stories;
    this.log = log;
    this.sender = sender;
  }

  @EventHandler
  void on(IncidentEvent event, Recorded recorded) {
    switch (event) {
      case IncidentEvent.Resolved _,
          IncidentEvent.Reopened _,
          IncidentEvent.PhaseChanged _,
          LinkEvent.DuplicateMarked _ ->
          follow(event.incidentId(), recorded.sequence());
      default -> {
        // It is as over as before.
      }
    }
  }

  /**
   * What Muster says of an incident now.
   *
   * @throws Refused 404 when there is no such incident
   */
  public List<DraftedSection> draftNow(String incidentId) {
    return stories
        .upTo(incidentId, Long.MAX_VALUE)
        .map(ReviewDraft::of)
        .orElseThrow(() -> Refused.notFound("The incident"));
  }

  /**
   * A commit is one decision: what it ends and reopens is looked at as a whole. A drill has a
   * scorecard instead.
   */
  private void follow(String incidentId, long sequence) {
    if (DrillIds.inDrill(incidentId)) {
      return;
    }
    long position = log.commitOf(incidentId, sequence).orElseThrow().lastPosition();
    IncidentStory story = stories.upTo(incidentId, position).orElseThrow();
    End end = story.end();
    String reviewId = ReviewEvent.idFor(incidentId);
    boolean opens = end.over() && !end.duplicate();
    if (opens || log.lastSequence(reviewId).isPresent()) {
      sender.sendSystem(
          new Follow(
              reviewId,
              story.ref(),
              end.over(),
              story.position(),
              end.at(),
              opens ? ReviewDraft.of(story) : List.of(),
              BY));
    }
  }
}
