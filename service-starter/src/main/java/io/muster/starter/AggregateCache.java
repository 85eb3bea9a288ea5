package io.muster.starter;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.eventlog.StoredCommit;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;

/**
 * Keeps aggregates that are in use, so that a command on a busy incident needs no reading. What
 * another process adds to one is heard from the log and drops it here; until then a decision that
 * writes fails on the sequence number and is taken again on the newer state.
 */
class AggregateCache implements Cache {

  private static final int MOST = 2_000;

  private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries =
      Caffeine.newBuilder().maximumSize(MOST).build();

  /** A commit was seen in the log. */
  void seen(StoredCommit commit) {
    if (entries.getIfPresent(commit.aggregateId()) instanceof AggregateCacheEntry<?> entry
        && versionOf(entry) < commit.lastSequence()) {
      entries.invalidate(commit.aggregateId());
    }
  }

  private static long versionOf(AggregateCacheEntry<?> entry) {
    Long version = entry.recreateAggregate(null, null, null).version();
    return version == null ? -1 : version;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <K, V> V get(K key) {
    return (V) entries.getIfPresent(key);
  }

  /** A command to what is not there, and that comes to nothing, leaves an aggregate without id. */
  @Override
  public void put(Object key, Object value) {
    if (key != null) {
      entries.put(key, value);
    }
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    return entries.asMap().putIfAbsent(key, value) == null;
  }

  @Override
  public boolean remove(Object key) {
    return key != null && entries.asMap().remove(key) != null;
  }

  /**
   * Everything is read anew: the database was away, perhaps for a restore, commits may have been
   * left out, or somebody was erased.
   */
  @Override
  public void removeAll() {
    entries.invalidateAll();
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.asMap().containsKey(key);
  }

  /** Nobody listens to it here. */
  @Override
  public Registration registerCacheEntryListener(EntryListener cacheEntryListener) {
    return () -> false;
  }
}
