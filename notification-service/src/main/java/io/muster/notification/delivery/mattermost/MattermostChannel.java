package io.muster.notification.delivery.mattermost;

import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.delivery.mattermost.MattermostBot.Account;
import io.muster.notification.delivery.page.Channel;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.oncall.contact.ChatAddress;
import io.muster.notification.oncall.contact.Method;
import io.muster.starter.MusterProperties;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Pages as direct messages of the bot, with buttons that only the person they went to can press.
 */
@Component
class MattermostChannel implements Channel {

  /** The request itself is what Mattermost will not take; 403: the bot may not write to them. */
  private static final Set<Integer> LASTING = Set.of(400, 403, 413);

  private final MattermostProperties mattermost;
  private final MattermostBot bot;
  private final MattermostPosts posts;
  private final MusterProperties muster;

  MattermostChannel(
      MattermostProperties mattermost,
      MattermostBot bot,
      MattermostPosts posts,
      MusterProperties muster) {
    this.mattermost = mattermost;
    this.bot = bot;
    this.posts = posts;
    this.muster = muster;
  }

  @Override
  public MethodKind kind() {
    return MethodKind.MATTERMOST;
  }

  @Override
  public boolean isSetUp() {
    return mattermost.isSetUp();
  }

  /** Mattermost takes it once within half a minute; after that a repeat says the same. */
  @Override
  public String messageId(String pageId) {
    return pageId;
  }

  /** Names change hands, ids do not: what is kept is whose name it is now. */
  @Override
  public String resolved(String typed) throws NotTakenException {
    String name =
        typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^@", "");
    if (!name.matches("[a-z0-9._-]{1,64}")) {
      throw new NotTakenException(
          "Give how you are called in Mattermost, such as @rosa.", true, null);
    }
    Account account;
    try {
      account = bot.called(name);
    } catch (MattermostException e) {
      throw e.isMissing()
          ? new NotTakenException("Nobody is called @%s there.".formatted(name), true, null)
          : refused(e);
    }
    if (account.isBot() || account.left()) {
      throw new NotTakenException(
          "Nobody reads messages to @%s there: it is a bot, or was deactivated.".formatted(name),
          true,
          null);
    }
    return account.address().text();
  }

  @Override
  public String page(Outgoing page) throws NotTakenException {
    return post(page.to(), page.pageId(), posts.page(page.pageId(), page.words()));
  }

  @Override
  public String note(Method to, Note note) throws NotTakenException {
    return post(
        to,
        null,
        MattermostPosts.note(note.subject(), note.text(), muster.publicUrl() + note.path()));
  }

  private String post(Method to, String onceId, Map<String, Object> props)
      throws NotTakenException {
    ChatAddress address =
        ChatAddress.read(to.address())
            .orElseThrow(
                () -> new NotTakenException("this is no account in Mattermost", true, null));
    requireThere(address);
    try {
      return bot.post(address, onceId, Map.of("message", "", "props", props));
    } catch (MattermostException e) {
      throw refused(e);
    }
  }

  /** Mattermost takes messages to who was deactivated, too, and nobody would read them. */
  private void requireThere(ChatAddress address) throws NotTakenException {
    boolean left;
    try {
      left = bot.now(address).left();
    } catch (MattermostException e) {
      throw e.isMissing() ? gone(e.getMessage()) : refused(e);
    }
    if (left) {
      throw gone("it was deactivated");
    }
  }

  private static NotTakenException gone(String why) {
    return NotTakenException.gone(
        "the account in Mattermost is gone (%s); add it anew".formatted(why));
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public void settle(Outgoing page, String receipt, String outcome) throws NotTakenException {
    try {
      bot.change(receipt, MattermostPosts.settled(page.words(), outcome));
    } catch (MattermostException e) {
      throw refused(e);
    }
  }

  private static NotTakenException refused(MattermostException e) {
    return e.retryAt() == null
        ? new NotTakenException(e.getMessage(), LASTING.contains(e.status()), null)
        : NotTakenException.notBefore(e.getMessage(), e.retryAt());
  }
}
