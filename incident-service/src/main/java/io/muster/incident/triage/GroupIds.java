package io.muster.incident.triage;

import io.muster.contracts.drill.DrillIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Names derived from what they are for, so that two copies of Muster hearing of the same problem at
 * the same moment mean the same group and the same incident.
 */
final class GroupIds {

  private GroupIds() {}

  /** One for all generations of a problem. */
  static String ofKey(String integrationId, String groupingKey) {
    return derive("alert-grouping-key", integrationId, groupingKey);
  }

  static String ofGroup(String integrationId, String groupingKey, int generation) {
    return derive("alert-group", integrationId, groupingKey, Integer.toString(generation));
  }

  /** One for all times an alert fires, whatever it is grouped with. */
  static String ofAlert(String integrationId, String alertKey) {
    return derive("alert", integrationId, alertKey);
  }

  /** The incident a group opens; that of a drill's integration says that it is rehearsed. */
  static String ofIncident(String integrationId, String groupId) {
    String id = derive("incident", groupId);
    return DrillIds.drillOf(integrationId).map(drill -> DrillIds.within(drill, id)).orElse(id);
  }

  /**
   * The first 16 bytes of a SHA-256 over the length-prefixed parts, written as a UUID (version 8).
   */
  private static String derive(String... parts) {
    MessageDigest sha256 = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sha256.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      sha256.update(bytes);
    }
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
    long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
