package io.muster.notification.delivery.notice;

import io.muster.contracts.paging.NoticeEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Words notices of some kinds. */
interface NoticeWords {

  /**
   * What a person is told.
   *
   * @param subject one line
   * @param paragraphs each one line
   * @param link what the link says
   * @param path where it leads, below the address of the UI
   */
  record Told(String subject, List<String> paragraphs, String link, String path) {
    public Told {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  Set<NoticeEvent.Kind> kinds();

  /** The notice in words, as things stand now; nothing when it need not be told any more. */
  Optional<Told> told(NoticeEvent.Requested notice);
}
