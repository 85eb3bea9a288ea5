package io.muster.starter;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files lie: attachments and evidence. What lies elsewhere already stays readable while that
 * place is still set up.
 *
 * @param store {@code mongodb}, beside the log, {@code folder} or {@code s3}
 * @param folder the folder; null: there is none
 * @param s3 the bucket; null: there is none
 */
@ConfigurationProperties("muster.content")
record ContentProperties(@DefaultValue(MongoPieces.NAME) String store, String folder, S3 s3) {

  ContentProperties {
    folder = blankToNull(folder);
    s3 = s3 == null || blankToNull(s3.bucket()) == null ? null : s3;
    if (store.equals(FolderPieces.NAME) && folder == null) {
      throw new IllegalStateException(
          "MUSTER_CONTENT_STORE is folder, so set MUSTER_CONTENT_FOLDER to the folder files lie in.");
    }
    if (store.equals(S3Pieces.NAME) && s3 == null) {
      throw new IllegalStateException(
          "MUSTER_CONTENT_STORE is s3, so set MUSTER_CONTENT_S3_BUCKET to the bucket files lie in.");
    }
  }

  /**
   * A bucket that speaks S3.
   *
   * @param endpoint the server's address; null: Amazon's own of the region
   * @param region as the server calls it
   * @param key the id of the access key; null: as the AWS SDK finds one, from the environment or
   *     the machine's role
   * @param secret its secret
   */
  record S3(
      String bucket,
      URI endpoint,
      @DefaultValue("us-east-1") String region,
      String key,
      String secret) {
    S3 {
      key = blankToNull(key);
      secret = blankToNull(secret);
      endpoint = endpoint == null || endpoint.toString().isBlank() ? null : endpoint;
      if ((key == null) != (secret == null)) {
        throw new IllegalStateException(
            "Set both MUSTER_CONTENT_S3_KEY and MUSTER_CONTENT_S3_SECRET, or neither.");
      }
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "S3[bucket=%s, endpoint=%s, region=%s]".formatted(bucket, endpoint, region);
    }
  }

  Path path() {
    return Path.of(folder);
  }

  private static String blankToNull(String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
