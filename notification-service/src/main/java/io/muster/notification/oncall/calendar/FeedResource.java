package io.muster.notification.oncall.calendar;

import io.muster.contracts.Event;
import io.muster.contracts.oncall.OnCallCommand.OpenFeed;
import io.muster.contracts.oncall.OnCallCommand.RevokeFeed;
import io.muster.contracts.oncall.OnCallEvent.FeedOpened;
import io.muster.contracts.oncall.OnCallEvent.FeedRevoked;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.MadeIds;
import io.muster.notification.oncall.Rosters;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PublicPaths;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Calendar feeds: people open and revoke them here, and calendar programs read them. */
@RestController
@Tag(name = "Calendar feeds")
class FeedResource {

  private static final String MEMBERS = "hasAnyRole('responder','manager')";
  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final Facts facts;
  private final Rosters rosters;
  private final Feeds feeds;
  private final FeedAddresses addresses;
  private final FeedContents contents;
  private final CommandSender sender;

  FeedResource(
      Facts facts,
      Rosters rosters,
      Feeds feeds,
      FeedAddresses addresses,
      FeedContents contents,
      CommandSender sender) {
    this.facts = facts;
    this.rosters = rosters;
    this.feeds = feeds;
    this.addresses = addresses;
    this.contents = contents;
    this.sender = sender;
  }

  /**
   * What a feed is to hold.
   *
   * @param scheduleId everybody's duty on this schedule; the asker's own on every schedule when
   *     left out
   */
  @Schema(name = "NewCalendarFeed")
  record New(@Schema(example = "payments-primary") String scheduleId) {}

  /**
   * A feed of the asker's.
   *
   * @param scheduleId missing for their own duty on every schedule
   * @param url where a calendar program reads it; whoever has it can, so it is shown to its owner
   *     alone
   */
  @Schema(
      name = "CalendarFeed",
      requiredProperties = {"id", "url", "openedAt"})
  record Shown(String id, String scheduleId, String url, Instant openedAt) {}

  /** The asker's feeds that open, the newest first. */
  @Schema(name = "CalendarFeeds", requiredProperties = "items")
  record ShownList(List<Shown> items) {}

  /** Where a write is in the log; and the feed's address. */
  @Schema(
      name = "CalendarFeedWritten",
      requiredProperties = {"id", "version", "position", "url"})
  record Written(String id, long version, long position, String url) {}

  @GetMapping("/api/on-call/feeds")
  @PreAuthorize(MEMBERS)
  @Operation(operationId = "calendarFeeds", summary = "My calendar feeds")
  ShownList mine(Caller caller) {
    return new ShownList(
        feeds.of(caller.id()).stream()
            .map(
                feed ->
                    new Shown(
                        feed.id(), feed.scheduleId(), addresses.of(feed.id()), feed.openedAt()))
            .toList());
  }

  @PostMapping("/api/on-call/feeds")
  @PreAuthorize(MEMBERS)
  @Operation(
      operationId = "openCalendarFeed",
      summary = "Make a secret address under which a calendar program reads duty")
  ResponseEntity<Written> open(@RequestBody New body, Caller caller, WriteContext context) {
    String scheduleId =
        body.scheduleId() == null || body.scheduleId().isBlank() ? null : body.scheduleId();
    if (scheduleId != null && rosters.find(scheduleId).isEmpty()) {
      throw Refused.invalid("/scheduleId", "There is no schedule with this id.");
    }
    String id = MadeIds.of("feed", caller, context);
    WriteResult result =
        sender.send(
            new OpenFeed(id, caller.id(), scheduleId, caller.actor()),
            caller,
            MadeIds.anyVersion(context));
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(new Written(id, result.version(), result.position(), addresses.of(id)));
  }

  @DeleteMapping("/api/on-call/feeds/{id}")
  @PreAuthorize(MEMBERS)
  @Operation(
      operationId = "revokeCalendarFeed",
      summary = "Let an address open nothing any more; its owner, or a manager")
  ResponseEntity<Written> revoke(@PathVariable String id, Caller caller, WriteContext context) {
    FeedOpened feed =
        facts
            .first(id)
            .filter(FeedOpened.class::isInstance)
            .map(FeedOpened.class::cast)
            .filter(it -> it.personId().equals(caller.id()) || caller.is("manager"))
            .orElseThrow(() -> Refused.notFound("The calendar feed"));
    WriteResult result =
        sender.send(
            new RevokeFeed(feed.feedId(), caller.actor()), caller, MadeIds.anyVersion(context));
    return ResponseEntity.ok(new Written(id, result.version(), result.position(), ""));
  }

  /** What is forged, unknown or revoked is told the same way. */
  @GetMapping(path = "/calendar/{name}")
  @Hidden
  ResponseEntity<byte[]> read(@PathVariable String name) {
    FeedOpened feed =
        addresses
            .read(name)
            .flatMap(this::opened)
            .orElseThrow(() -> Refused.notFound("The calendar"));
    byte[] calendar = contents.of(feed).getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag("\"" + Sha256.hex(new String(calendar, StandardCharsets.UTF_8)) + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .body(calendar);
  }

  private Optional<FeedOpened> opened(String feedId) {
    List<Event> events = facts.readable(feedId);
    return events.stream().anyMatch(FeedRevoked.class::isInstance)
        ? Optional.empty()
        : events.stream()
            .filter(FeedOpened.class::isInstance)
            .map(FeedOpened.class::cast)
            .findFirst();
  }

  @Configuration(proxyBeanMethods = false)
  static class Open {

    /** The signature in the address proves the asker. */
    @Bean
    PublicPaths calendarPaths() {
      return () -> List.of("/calendar/*");
    }
  }
}
