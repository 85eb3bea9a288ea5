package io.muster.starter;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files lie: attachments and evidence. What lies elsewhere already stays readable while that
 * place is still set up.
 *
 * @param store {@code mongodb}, beside the log, or {@code folder}
 * @param folder the folder; null: there is none
 */
@ConfigurationProperties("muster.content")
record ContentProperties(@DefaultValue(MongoPieces.NAME) String store, String folder) {

  ContentProperties {
    folder = folder == null || folder.isBlank() ? null : folder;
    if (store.equals(FolderPieces.NAME) && folder == null) {
      throw new IllegalStateException(
          "MUSTER_CONTENT_STORE is folder, so set MUSTER_CONTENT_FOLDER to the folder files lie in.");
    }
  }

  Path path() {
    return Path.of(folder);
  }
}
