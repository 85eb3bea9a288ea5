package io.muster.eventlog.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.eventlog.testing.MongoEngine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeyRingIT {

  @RegisterExtension static final MongoEngine mongo = new MongoEngine();

  private static final byte[] KEK =
      "an old key of exactly 32 bytes..".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NEW_KEK =
      "a new key of exactly 32 bytes...".getBytes(StandardCharsets.US_ASCII);

  @Test
  void two_processes_that_meet_a_person_at_once_use_one_key() {
    KeyRing one = KeyRing.open(mongo.database(), KEK);
    KeyRing other = KeyRing.open(mongo.database(), KEK);
    byte[] sealed = one.seal("person/both", "name", "Rosa").orElseThrow();
    other.seal("person/both", "name", "Ravi");
    assertThat(other.open("person/both", "name", sealed)).contains("Rosa");
  }

  @Test
  void an_erased_key_is_gone_for_a_new_process_and_is_never_made_again() {
    KeyRing ring = KeyRing.open(mongo.database(), KEK);
    byte[] sealed = ring.seal("person/gone", "name", "Rosa").orElseThrow();
    ring.erase("person/gone");
    KeyRing other = KeyRing.open(mongo.database(), KEK);
    assertThat(other.open("person/gone", "name", sealed)).isEmpty();
    assertThat(other.seal("person/gone", "name", "Rosa")).isEmpty();
    assertThat(mongo.database().getCollection("keys").find(new Document("_id", "person/gone")))
        .containsExactly(new Document("_id", "person/gone"));
  }

  @Test
  void the_database_never_holds_a_data_key_in_the_clear_and_a_wrong_kek_opens_nothing() {
    KeyRing ring = KeyRing.open(mongo.database(), KEK);
    byte[] sealed = ring.seal("person/safe", "name", "Rosa").orElseThrow();
    assertThatThrownBy(
            () -> KeyRing.open(mongo.database(), NEW_KEK).open("person/safe", "name", sealed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sealed with the key-encryption key");
  }

  @Test
  void keys_sealed_anew_open_with_the_new_key_encryption_key_only() {
    var own = mongo.freshDatabase();
    KeyRing ring = KeyRing.open(own, KEK);
    byte[] sealed = ring.seal("person/1", "name", "Rosa").orElseThrow();
    ring.erase("person/2");
    assertThat(ring.rewrap(NEW_KEK)).isEqualTo(1);
    assertThat(KeyRing.open(own, NEW_KEK).open("person/1", "name", sealed)).contains("Rosa");
    assertThat(own.getCollection("keys").find().into(new ArrayList<>())).hasSize(2);
    own.drop();
  }
}
