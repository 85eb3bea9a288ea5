package io.muster.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process that changes the key-encryption key is killed before and after its every step. */
class RenewalKillsTest {

  /** More than are written in one go. */
  private static final int PEOPLE = 600;

  /** As a kill would: nothing catches it, and nothing runs after it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** An installation with its people, one of them erased. */
  private static final class World {
    private final MemoryKeyStore database = new MemoryKeyStore();
    private final MemoryKeys outside = new MemoryKeys();
    private final List<byte[]> sealed = new ArrayList<>();

    World() {
      KeyRing ring = new KeyRing(database, outside);
      for (int i = 0; i < PEOPLE; i++) {
        sealed.add(ring.seal("person/" + i, "event", "/name", "name " + i).orElseThrow());
      }
      ring.destroy("person/0");
    }

    void assertReadable() {
      KeyRing fresh = new KeyRing(database, outside);
      assertThat(fresh.open("person/0", "event", "/name", sealed.get(0))).isEmpty();
      assertThat(fresh.seal("person/0", "event", "/name", "again")).isEmpty();
      for (int i = 1; i < PEOPLE; i++) {
        assertThat(fresh.open("person/" + i, "event", "/name", sealed.get(i)))
            .contains("name " + i);
      }
    }

    void assertRenewed() {
      KeyStore.Generation newest = database.generations().getLast();
      assertThat(newest.number()).isEqualTo(2);
      assertThat(database.notWrappedBy(newest.name())).isEmpty();
      assertThat(outside.newestBut(Set.of(newest.name()))).isEmpty();
      assertThat(outside.find(newest.name())).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Timeout(300)
  void whatever_step_it_is_killed_at_every_key_stays_readable_and_the_next_one_finishes(
      boolean afterTheStep) {
    int step = 0;
    boolean killed;
    do {
      step++;
      World world = new World();
      killed = renewAndDieAt(step, afterTheStep, world);
      world.assertReadable();
      new KeyRing(world.database, world.outside).renew(1);
      world.assertRenewed();
      world.assertReadable();
    } while (killed);
    assertThat(step).as("it has that many steps").isGreaterThan(12);
  }

  private static boolean renewAndDieAt(int step, boolean afterTheStep, World world) {
    Steps steps = new Steps(step, afterTheStep);
    try {
      new KeyRing(
              steps.of(KeyStore.class, world.database),
              steps.of(KeyEncryptionKeys.class, world.outside))
          .renew(1);
      return false;
    } catch (Killed expected) {
      return true;
    }
  }

  /** Counts the steps of a process and kills it at one of them. */
  private static final class Steps {
    private final int last;
    private final boolean after;
    private int taken;

    Steps(int last, boolean after) {
      this.last = last;
      this.after = after;
    }

    <T> T of(Class<T> kind, T real) {
      return kind.cast(
          Proxy.newProxyInstance(
              kind.getClassLoader(),
              new Class<?>[] {kind},
              (proxy, method, arguments) -> {
                boolean end = ++taken == last;
                if (end && !after) {
                  throw new Killed();
                }
                try {
                  Object answer = method.invoke(real, arguments);
                  if (end) {
                    throw new Killed();
                  }
                  return answer;
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }
  }
}
