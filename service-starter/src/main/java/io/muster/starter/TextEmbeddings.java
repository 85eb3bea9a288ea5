package io.muster.starter;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;

/**
 * What short English texts mean, as directions: the smaller the angle between two, the more alike
 * the texts. The model (all-MiniLM-L6-v2, quantized) comes with the program and runs in it; no text
 * leaves the process.
 */
public final class TextEmbeddings {

  /** Of every vector. */
  public static final int DIMENSIONS = 384;

  /** In characters; the model reads about so much, and what comes after would only blur it. */
  private static final int LONGEST = 1_000;

  static {
    // The tokenizer's library would report that it was started, and look for newer parts of itself.
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
  }

  private EmbeddingModel model;

  /**
   * The direction of a text, of length 1. It takes a few milliseconds, and the first time half a
   * second for the model to be loaded. Any number of threads may ask.
   *
   * @param text of which the first 1,000 characters count; of an empty one nothing is known
   */
  public float[] of(String text) {
    String part = text.substring(0, Math.min(text.length(), LONGEST));
    return part.isBlank() ? new float[DIMENSIONS] : model().embed(part).content().vector();
  }

  private synchronized EmbeddingModel model() {
    if (model == null) {
      model = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
    }
    return model;
  }
}
