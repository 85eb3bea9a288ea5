package io.muster.notification.delivery.mattermost;

import io.muster.contracts.paging.PageEvent;
import io.muster.notification.delivery.link.PageAnswers;
import io.muster.notification.delivery.link.PageButtons;
import io.muster.notification.delivery.mattermost.PressTokens.Press;
import io.muster.notification.delivery.page.PageWords;
import io.muster.notification.delivery.page.PageWriter;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.oncall.contact.ChatAddress;
import io.muster.starter.PublicPaths;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where Mattermost tells that a button under a page was pressed. What has no token of ours is told
 * nothing; a token counts for the account alone that the page went to.
 */
@RestController
@Hidden
class MattermostHooks {

  /** Where Mattermost tells us. */
  static final String PATH = "/hooks/mattermost";

  private static final Logger LOG = LoggerFactory.getLogger(MattermostHooks.class);
  private static final String VIA = "Mattermost";
  private static final int LARGEST = 256 * 1024;

  private final MattermostProperties mattermost;
  private final MattermostBot bot;
  private final MattermostPosts posts;
  private final PressTokens tokens;
  private final PageAnswers pages;
  private final PageButtons buttons;
  private final PageWriter writer;
  private final JsonMapper json;

  MattermostHooks(
      MattermostProperties mattermost,
      MattermostBot bot,
      MattermostPosts posts,
      PressTokens tokens,
      PageAnswers pages,
      PageButtons buttons,
      PageWriter writer,
      JsonMapper json) {
    this.mattermost = mattermost;
    this.bot = bot;
    this.posts = posts;
    this.tokens = tokens;
    this.pages = pages;
    this.buttons = buttons;
    this.writer = writer;
    this.json = json;
  }

  /** Shown to whoever pressed, for them alone and as it stands. */
  record Answer(String ephemeral_text, boolean skip_slack_parsing) {}

  @PostMapping(PATH)
  ResponseEntity<Answer> pressed(HttpServletRequest request) throws IOException {
    JsonNode told = read(request);
    Optional<Press> press =
        mattermost.isSetUp()
            ? tokens.read(told.path("context").path("token").asString(""))
            : Optional.empty();
    if (press.isEmpty()) {
      LOG.warn("A request to {} has no token of ours", PATH);
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    String said =
        pages
            .page(press.get().pageId())
            .filter(page -> wentTo(page, told.path("user_id").asString("")))
            .map(page -> done(press.get(), page, told.path("post_id").asString("")))
            .orElse("This button is not yours to press.");
    return ResponseEntity.ok(new Answer(said, true));
  }

  private JsonNode read(HttpServletRequest request) throws IOException {
    try {
      return json.readTree(request.getInputStream().readNBytes(LARGEST));
    } catch (JacksonException e) {
      return json.createObjectNode();
    }
  }

  private boolean wentTo(PageEvent.Requested page, String userId) {
    return EscalationIds.isAnswerable(page.escalationId())
        && pages
            .addressOf(page)
            .flatMap(ChatAddress::read)
            .filter(account -> account.id().equals(userId))
            .isPresent();
  }

  private String done(Press press, PageEvent.Requested page, String postId) {
    return buttons.press(press.action(), page, VIA, press::madeAt, new Attachment(page, postId));
  }

  private final class Attachment implements PageButtons.Under {

    private final PageEvent.Requested page;
    private final String postId;

    private Attachment(PageEvent.Requested page, String postId) {
      this.page = page;
      this.postId = postId;
    }

    @Override
    public void usual() {
      change(posts.page(page.pageId(), words()));
    }

    @Override
    public void sure() {
      change(posts.sure(page.pageId(), words()));
    }

    @Override
    public void none() {
      change(MattermostPosts.settled(words(), null));
    }

    private PageWords words() {
      return writer.words(page, pages.personOf(page).name());
    }

    private void change(Map<String, Object> props) {
      try {
        bot.change(postId, props);
      } catch (MattermostException e) {
        LOG.warn("The buttons under a page in Mattermost stay as they were: {}", e.getMessage());
      }
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Open {

    /** The token proves the asker. */
    @Bean
    PublicPaths mattermostPaths() {
      return () -> List.of(PATH);
    }
  }
}
