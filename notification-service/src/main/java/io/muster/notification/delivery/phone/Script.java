package io.muster.notification.delivery.phone;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What a call says and asks, and what is answered to a text, in Twilio's markup (TwiML). */
final class Script {

  private static final String SAY = "Say";
  private static final String WAIT_SECONDS = "8";

  private Script() {}

  private interface Content {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  /** Says something twice and waits for one key. */
  static String asking(String text, String keysUrl) {
    return response(
        xml -> {
          xml.writeStartElement("Gather");
          xml.writeAttribute("numDigits", "1");
          xml.writeAttribute("timeout", WAIT_SECONDS);
          xml.writeAttribute("method", "POST");
          xml.writeAttribute("action", keysUrl);
          element(xml, SAY, text);
          xml.writeEmptyElement("Pause");
          element(xml, SAY, text);
          xml.writeEndElement();
          element(xml, SAY, "No key was pressed. Others may be called.");
        });
  }

  /** Says something so many times and hangs up. */
  static String saying(String text, int times) {
    return response(
        xml -> {
          for (int i = 0; i < times; i++) {
            element(xml, SAY, text);
          }
        });
  }

  /** Answers a text with a text. */
  static String replying(String text) {
    return response(xml -> element(xml, "Message", text));
  }

  /** Does nothing. */
  static String nothing() {
    return response(xml -> {});
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static String response(Content content) {
    try {
      StringWriter text = new StringWriter();
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("Response");
      content.write(xml);
      xml.writeEndElement();
      xml.writeEndDocument();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
