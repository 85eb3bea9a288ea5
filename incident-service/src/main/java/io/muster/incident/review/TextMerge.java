package io.muster.incident.review;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeChunk.ConflictState;
import org.eclipse.jgit.merge.MergeResult;

/**
 * Two texts that were made from one at the same time, put together line by line. A line only one of
 * them changed is as that one has it; where both changed the same lines, both are kept, one after
 * the other, so that no word is lost and whoever reads it decides.
 */
final class TextMerge {

  private TextMerge() {}

  /**
   * What came of it.
   *
   * @param text with everything both wrote
   * @param conflicts in how many places both versions stand one after the other
   */
  record Merged(String text, int conflicts) {}

  /** From the text both began with, what is there now, and what somebody wants to write. */
  static Merged of(String base, String theirs, String yours) {
    MergeResult<RawText> result =
        new MergeAlgorithm()
            .merge(RawTextComparator.DEFAULT, lines(base), lines(theirs), lines(yours));
    StringBuilder text = new StringBuilder();
    int conflicts = 0;
    for (MergeChunk chunk : result) {
      if (chunk.getConflictState() == ConflictState.FIRST_CONFLICTING_RANGE) {
        conflicts++;
      }
      if (chunk.getConflictState() != ConflictState.BASE_CONFLICTING_RANGE) {
        RawText from = result.getSequences().get(chunk.getSequenceIndex());
        text.append(from.getString(chunk.getBegin(), chunk.getEnd(), false));
      }
    }
    return new Merged(text.toString().strip(), conflicts);
  }

  private static RawText lines(String text) {
    return new RawText((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
