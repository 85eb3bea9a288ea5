package io.muster.starter;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long tests wait for what has to happen before they fail, unless they say more. It costs
 * nothing where it happens, and on a busy machine the usual ten seconds are too few.
 */
public final class Patience implements LauncherSessionListener {

  /** The longest wait. */
  public static final Duration LONGEST = Duration.ofSeconds(90);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(LONGEST);
  }
}
