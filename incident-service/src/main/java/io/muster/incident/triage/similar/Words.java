package io.muster.incident.triage.similar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Takes texts apart into words, in the form in which they are compared and as they were written.
 */
final class Words {

  /** Beside Lucene's own list: common in reports of trouble, and true of any. */
  private static final List<String> SAY_NOTHING =
      List.of(
          "about", "after", "again", "all", "also", "been", "before", "can", "cannot", "did",
          "does", "from", "had", "has", "have", "its", "many", "more", "now", "only", "our",
          "since", "so", "some", "still", "than", "too", "until", "very", "we", "were", "when",
          "which", "while");

  static final Analyzer ANALYZER = new EnglishAnalyzer(stopWords());

  private Words() {}

  private static CharArraySet stopWords() {
    CharArraySet words = new CharArraySet(EnglishAnalyzer.getDefaultStopSet(), true);
    words.addAll(SAY_NOTHING);
    return words;
  }

  /**
   * The words of a text that say something, in order: as compared, without its ending, and as it
   * first stood there.
   */
  static Map<String, String> of(String text) {
    Map<String, String> words = new LinkedHashMap<>();
    try (TokenStream tokens = ANALYZER.tokenStream("", text)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        if (!word.toString().chars().allMatch(Character::isDigit)) {
          words.putIfAbsent(
              word.toString(), text.substring(place.startOffset(), place.endOffset()));
        }
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
