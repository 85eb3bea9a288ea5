package io.muster.incident.view;

import io.muster.contracts.update.UpdateEvent;
import io.muster.contracts.update.UpdateEvent.Declined;
import io.muster.contracts.update.UpdateEvent.Delivered;
import io.muster.contracts.update.UpdateEvent.Published;
import io.muster.contracts.update.UpdateEvent.Undelivered;
import io.muster.contracts.update.UpdateEvent.Written;
import java.util.LinkedHashMap;
import java.util.Map;

/** The timeline's lines on what people outside were told. */
final class UpdateLines {

  private UpdateLines() {}

  /** Whether the timeline tells of it: one line for what was said, none for each recipient. */
  static boolean tells(UpdateEvent event) {
    return !(event instanceof Delivered || event instanceof Undelivered);
  }

  static String summary(UpdateEvent event) {
    String number = UpdateEvent.numberInWords(event.updateId());
    return switch (event) {
      case Written written ->
          "Wrote update %s%s".formatted(number, written.approval() ? ", to be approved" : "");
      case Published published ->
          "Update %s went out to %d recipients".formatted(number, published.recipients().size());
      case Declined _ -> "Update %s does not go out".formatted(number);
      case Delivered _, Undelivered _ -> "Update %s".formatted(number);
    };
  }

  static Map<String, Object> data(UpdateEvent event) {
    Map<String, Object> data = new LinkedHashMap<>();
    switch (event) {
      case Written written -> {
        data.put("kind", written.kind());
        data.put("subject", written.subject());
        data.put("text", written.text());
      }
      case Declined declined -> data.put("reason", declined.reason());
      case Published _, Delivered _, Undelivered _ -> {}
    }
    return data;
  }
}
