package io.muster.starter;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Pieces in a bucket that speaks S3, an object for each content. It goes out in parts of a few
 * pieces, and becomes an object only once all of them are there.
 */
final class S3Pieces implements PieceStore {

  static final String NAME = "s3";

  /** Every part but the last has at least 5 MiB, and an object at most 10,000 parts. */
  private static final int PART = 8 << 20;

  private final S3Client client;
  private final String bucket;

  S3Pieces(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Writing begin(String content) throws IOException {
    return new Upload(
        content,
        asked(
            () ->
                client
                    .createMultipartUpload(request -> request.bucket(bucket).key(content))
                    .uploadId()));
  }

  @Override
  public void read(String content, Reader reader) throws IOException {
    InputStream object;
    try {
      object = client.getObject(request -> request.bucket(bucket).key(content));
    } catch (NoSuchKeyException e) {
      // A content that is not there has no pieces.
      return;
    } catch (SdkException e) {
      throw unreachable(e);
    }
    try (InputStream in = new BufferedInputStream(object, 1 << 16)) {
      Frames.read(in, reader);
    } catch (SdkException e) {
      throw unreachable(e);
    }
  }

  @Override
  public void delete(String content) throws IOException {
    asked(() -> client.deleteObject(request -> request.bucket(bucket).key(content)));
  }

  private interface Question<T> {
    T ask();
  }

  private static <T> T asked(Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (SdkException e) {
      throw unreachable(e);
    }
  }

  private static IOException unreachable(SdkException e) {
    return new UnreachableException("The S3 store of contents does not do what it is asked.", e);
  }

  /** One content on its way; a part of it is held in memory. */
  private final class Upload implements Writing {

    private final String content;
    private final String uploadId;
    private final List<CompletedPart> parts = new ArrayList<>();
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private boolean finished;

    Upload(String content, String uploadId) {
      this.content = content;
      this.uploadId = uploadId;
    }

    @Override
    public void add(byte[] sealed) throws IOException {
      part.write(Frames.head(sealed));
      part.write(sealed);
      if (part.size() >= PART) {
        send();
      }
    }

    private void send() throws IOException {
      int number = parts.size() + 1;
      byte[] bytes = part.toByteArray();
      part.reset();
      String tag =
          asked(
              () ->
                  client
                      .uploadPart(
                          request ->
                              request
                                  .bucket(bucket)
                                  .key(content)
                                  .uploadId(uploadId)
                                  .partNumber(number),
                          RequestBody.fromBytes(bytes))
                      .eTag());
      parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }

    @Override
    public void finish() throws IOException {
      if (part.size() > 0 || parts.isEmpty()) {
        send();
      }
      asked(
          () ->
              client.completeMultipartUpload(
                  request ->
                      request
                          .bucket(bucket)
                          .key(content)
                          .uploadId(uploadId)
                          .multipartUpload(upload -> upload.parts(parts))));
      finished = true;
    }

    @Override
    public void abandon() throws IOException {
      if (finished) {
        delete(content);
      } else {
        asked(
            () ->
                client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(content).uploadId(uploadId)));
      }
    }
  }
}
