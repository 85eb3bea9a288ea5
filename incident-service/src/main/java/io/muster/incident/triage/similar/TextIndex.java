package io.muster.incident.triage.similar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Texts and their directions, searchable by both, in memory only: what is sealed in the log never
 * lies open on a disk.
 */
final class TextIndex {

  private static final String ID = "id";
  private static final String TEXT = "text";
  private static final String VECTOR = "vector";

  /** Longer queries find nothing more and take longer. */
  private static final int MOST_WORDS = 64;

  private final IndexWriter writer;
  private final SearcherManager searchers;

  TextIndex() {
    try {
      writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(Words.ANALYZER));
      searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How well a text answers to a query: by its words, unbounded, and by its direction, −1 to 1. */
  record Match(float words, float meaning) {}

  /** Can be found after the next {@link #refresh}. */
  void put(String id, String text, float[] vector) {
    Document document = new Document();
    document.add(new StringField(ID, id, Field.Store.YES));
    document.add(new TextField(TEXT, text, Field.Store.NO));
    document.add(new KnnFloatVectorField(VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
    try {
      writer.updateDocument(new Term(ID, id), document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remove(String id) {
    try {
      writer.deleteDocuments(new Term(ID, id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The best by words and the best by direction, each with both figures.
   *
   * @param most of either kind
   */
  Map<String, Match> find(Collection<String> words, float[] vector, int most) {
    return searching(
        searcher -> {
          Query byWords = byWords(words);
          Set<String> found = new LinkedHashSet<>();
          found.addAll(scores(searcher, byWords, most).keySet());
          found.addAll(
              scores(searcher, new KnnFloatVectorQuery(VECTOR, vector, most), most).keySet());
          return rated(searcher, byWords, vector, found);
        });
  }

  /** In how many texts each of these words occurs. */
  Map<String, Integer> occurrences(Collection<String> words) {
    return searching(
        searcher -> {
          Map<String, Integer> counts = new HashMap<>();
          for (String word : words) {
            counts.put(word, searcher.getIndexReader().docFreq(new Term(TEXT, word)));
          }
          return counts;
        });
  }

  int size() {
    return searching(searcher -> searcher.getIndexReader().numDocs());
  }

  private static Map<String, Match> rated(
      IndexSearcher searcher, Query byWords, float[] vector, Set<String> ids) throws IOException {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Query among = new TermInSetQuery(ID, ids.stream().map(BytesRef::new).toList());
    Map<String, Float> words =
        scores(
            searcher,
            new BooleanQuery.Builder().add(byWords, Occur.MUST).add(among, Occur.FILTER).build(),
            ids.size());
    Map<String, Float> meanings =
        scores(searcher, new KnnFloatVectorQuery(VECTOR, vector, ids.size(), among), ids.size());
    Map<String, Match> rated = new HashMap<>();
    for (String id : ids) {
      // Lucene moves the product of two directions into 0 to 1.
      rated.put(id, new Match(words.getOrDefault(id, 0f), 2 * meanings.getOrDefault(id, 0.5f) - 1));
    }
    return rated;
  }

  private static Query byWords(Collection<String> words) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    words.stream()
        .limit(MOST_WORDS)
        .forEach(word -> query.add(new TermQuery(new Term(TEXT, word)), Occur.SHOULD));
    return query.build();
  }

  private static Map<String, Float> scores(IndexSearcher searcher, Query query, int most)
      throws IOException {
    Map<String, Float> scores = new HashMap<>();
    for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
      scores.put(searcher.storedFields().document(hit.doc).get(ID), hit.score);
    }
    return scores;
  }

  private interface Search<T> {
    T by(IndexSearcher searcher) throws IOException;
  }

  private <T> T searching(Search<T> search) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return search.by(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
