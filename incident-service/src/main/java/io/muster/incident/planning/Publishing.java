package io.muster.incident.planning;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.starter.Refused;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far something has come that is written by some and published by a manager who is none of
 * them: drafts, who wrote in them, and the version that holds. It decides what may come next; a
 * wish that would change nothing is answered with false.
 */
public final class Publishing {

  private final String what;
  private int draft;
  private boolean submitted;

  /** The draft at hand is not what holds. */
  private boolean open;

  /** Who wrote or submitted drafts since the newest version. */
  private final Set<String> authors = new TreeSet<>();

  private int version;
  private boolean retired;

  /**
   * Nothing has been written yet.
   *
   * @param what people call it, as in "plan"
   */
  public Publishing(String what) {
    this.what = what;
  }

  /** The number of the draft at hand, from 1; 0 while there is none. */
  public int draft() {
    return draft;
  }

  /** The newest version that was published, from 1; 0 while there is none. */
  public int version() {
    return version;
  }

  /** Who wrote or submitted drafts since then, by id. */
  public List<String> authors() {
    return List.copyOf(authors);
  }

  /**
   * Whether a version holds: one was published, and it was not retired since.
   *
   * @throws Refused 404 when nothing was ever written
   */
  public boolean holds() {
    requireThere();
    return version > 0 && !retired;
  }

  /**
   * Whether this becomes a draft.
   *
   * @param same it says what the draft at hand says
   * @param reason why it changes; null when nobody said
   */
  public boolean drafts(boolean onlyNew, boolean same, String reason) {
    if (onlyNew && draft > 0) {
      throw Refused.conflict(
          what + "-exists", "This %s is there already. Change it instead.".formatted(what));
    }
    if (same && !submitted && (open || !retired)) {
      return false;
    }
    if (version > 0 && reason == null) {
      throw Refused.invalid("/reason", "Say why the %s changes.".formatted(what));
    }
    return true;
  }

  /** Whether a manager is asked to approve the draft now. */
  public boolean submits() {
    requireThere();
    if (!submitted && !open) {
      throw Refused.conflict(
          "no-draft",
          "Nothing differs from what holds. Change the %s first, then submit it.".formatted(what));
    }
    return !submitted;
  }

  /**
   * Whether a manager publishes the draft they have read.
   *
   * @throws Refused 403 when they wrote or submitted it themselves
   */
  public boolean approves(int read, Actor by, Authority authority) {
    requireManagerOfIt(authority, "approve a %s".formatted(what));
    if (!open && read == draft && version > 0) {
      return false;
    }
    if (!submitted) {
      throw Refused.conflict(
          "not-submitted", "Nobody has submitted a draft. Ask its author to submit it.");
    }
    if (read != draft) {
      throw Refused.conflict(
          "another-draft",
          "The draft was changed since you looked: it is draft %d now. Read it, then decide."
              .formatted(draft));
    }
    if (authors.contains(by.id())) {
      throw Refused.forbidden(
          "own-draft",
          "You wrote or submitted this. Another manager has to approve it, or give it back.");
    }
    return true;
  }

  /** Whether a manager gives a submitted draft back to its authors. */
  public boolean returns(Authority authority) {
    requireManagerOfIt(authority, "give a %s back".formatted(what));
    return submitted;
  }

  /** Whether a manager ends what holds. */
  public boolean retires(Authority authority) {
    requireManagerOfIt(authority, "retire a %s".formatted(what));
    return !retired;
  }

  /**
   * Only managers decide about what others wrote.
   *
   * @param deed as in "approve a plan"
   * @throws Refused 403 for everybody else
   */
  public static void requireManager(Authority authority, String deed) {
    if (authority != Authority.MANAGER) {
      throw Refused.forbidden("not-manager", "Only a manager may " + deed + ". Ask one.");
    }
  }

  /** The same, of something that was written. */
  public void requireManagerOfIt(Authority authority, String deed) {
    requireThere();
    requireManager(authority, deed);
  }

  private void requireThere() {
    if (draft == 0) {
      throw Refused.notFound("The " + what);
    }
  }

  /** Somebody wrote a draft. */
  public void drafted(int number, Actor by) {
    draft = number;
    submitted = false;
    open = true;
    authors.add(by.id());
  }

  /** Its approval was asked for. */
  public void submitted(Actor by) {
    submitted = true;
    authors.add(by.id());
  }

  /** It was given back. */
  public void returned() {
    submitted = false;
  }

  /** It became a version, and holds. */
  public void published(int number) {
    version = number;
    submitted = false;
    open = false;
    retired = false;
    authors.clear();
  }

  /** What held holds no more. */
  public void retired() {
    retired = true;
    submitted = false;
    open = false;
  }
}
