package io.muster.verify;

import java.util.List;

/**
 * What an evidence bundle shows.
 *
 * @param incident id of the incident it is about; null when the manifest cannot be read
 * @param number what people call it, as in INC-142; null likewise
 * @param files how many files the manifest lists
 * @param size how many events the signed log held that the bundle was made from
 * @param signedAt when that was signed; null when it is not said
 * @param key the key the bundle is signed with; null when it is signed with none of those given
 * @param keysFromBundle whether the keys were taken from the bundle itself, so that the reader has
 *     to compare the key with one they have from elsewhere
 * @param findings what is wrong, by file
 */
public record BundleVerification(
    String incident,
    String number,
    int files,
    long size,
    String signedAt,
    String key,
    boolean keysFromBundle,
    List<Damage> findings) {

  /**
   * Something is wrong with one file.
   *
   * @param path where it lies in the bundle
   * @param sentence what is wrong, for people, naming the file
   */
  public record Damage(String path, String sentence) {}
}
