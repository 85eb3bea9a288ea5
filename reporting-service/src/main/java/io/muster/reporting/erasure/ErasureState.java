package io.muster.reporting.erasure;

import io.muster.contracts.erasure.ErasureEvent;
import io.muster.contracts.erasure.ErasureEvent.Approved;
import io.muster.contracts.erasure.ErasureEvent.Completed;
import io.muster.contracts.erasure.ErasureEvent.KeyDestroyed;
import io.muster.contracts.erasure.ErasureEvent.KeysRewrapped;
import io.muster.contracts.erasure.ErasureEvent.Refused;
import io.muster.contracts.erasure.ErasureEvent.Requested;
import io.swagger.v3.oas.annotations.media.Schema;

/** How far a person's erasure has come, from its events alone. Each field is null until it is. */
final class ErasureState {

  /** The stages in their order; a refused erasure can be asked for again. */
  @Schema(name = "ErasureStage", enumAsRef = true)
  enum Stage {
    NONE,
    REQUESTED,
    REFUSED,
    APPROVED,
    KEY_DESTROYED,
    KEYS_REWRAPPED,
    COMPLETED
  }

  private Stage stage = Stage.NONE;
  private Requested requested;
  private Refused refused;
  private Approved approved;
  private KeyDestroyed keyDestroyed;
  private KeysRewrapped keysRewrapped;
  private Completed completed;

  void apply(ErasureEvent event) {
    stage =
        switch (event) {
          case Requested e -> {
            requested = e;
            refused = null;
            approved = null;
            yield Stage.REQUESTED;
          }
          case Refused e -> {
            refused = e;
            yield Stage.REFUSED;
          }
          case Approved e -> {
            approved = e;
            yield Stage.APPROVED;
          }
          case KeyDestroyed e -> {
            keyDestroyed = e;
            yield Stage.KEY_DESTROYED;
          }
          case KeysRewrapped e -> {
            keysRewrapped = e;
            yield Stage.KEYS_REWRAPPED;
          }
          case Completed e -> {
            completed = e;
            yield Stage.COMPLETED;
          }
        };
  }

  Stage stage() {
    return stage;
  }

  /** Whether the key is destroyed: there is no way back. */
  boolean isErased() {
    return keyDestroyed != null;
  }

  Requested requested() {
    return requested;
  }

  Refused refused() {
    return refused;
  }

  Approved approved() {
    return approved;
  }

  KeyDestroyed keyDestroyed() {
    return keyDestroyed;
  }

  KeysRewrapped keysRewrapped() {
    return keysRewrapped;
  }

  Completed completed() {
    return completed;
  }
}
