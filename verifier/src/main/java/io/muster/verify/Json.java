package io.muster.verify;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON value, strictly: what two readers could understand differently (a key given twice,
 * half a surrogate pair, bytes that are no UTF-8) is refused. Objects become maps, arrays lists,
 * whole numbers {@link Long}, other numbers {@link BigDecimal}.
 */
final class Json {

  /** Nothing Muster writes is nested deeper than a handful of levels. */
  private static final int DEEPEST = 64;

  private final char[] text;
  private final int end;
  private int at;
  private int depth;

  private Json(CharBuffer text) {
    this.text = text.array();
    this.at = text.arrayOffset() + text.position();
    this.end = text.arrayOffset() + text.limit();
  }

  /** The text is not JSON, or not strict enough. */
  static final class NotJsonException extends Exception {

    private static final long serialVersionUID = 1L;

    NotJsonException(String message) {
      super(message);
    }
  }

  static Object read(byte[] utf8) throws NotJsonException {
    CharBuffer decoded;
    try {
      decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
    } catch (CharacterCodingException e) {
      throw new NotJsonException("it is not UTF-8");
    }
    Json json = new Json(decoded);
    Object value = json.value();
    json.skipSpace();
    if (json.at < json.end) {
      throw json.wrong("something follows the value");
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> readObject(byte[] utf8) throws NotJsonException {
    if (read(utf8) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new NotJsonException("it is not an object");
  }

  private Object value() throws NotJsonException {
    skipSpace();
    if (at >= end) {
      throw wrong("it breaks off");
    }
    return switch (text[at]) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object() throws NotJsonException {
    enter();
    Map<String, Object> map = new LinkedHashMap<>();
    if (!endsWith('}')) {
      do {
        skipSpace();
        String key = string();
        expect(':');
        if (map.containsKey(key)) {
          throw wrong("a key is given twice");
        }
        map.put(key, value());
      } while (goesOn('}'));
    }
    depth--;
    return map;
  }

  private List<Object> array() throws NotJsonException {
    enter();
    List<Object> list = new ArrayList<>();
    if (!endsWith(']')) {
      do {
        list.add(value());
      } while (goesOn(']'));
    }
    depth--;
    return list;
  }

  private void enter() throws NotJsonException {
    at++;
    if (++depth > DEEPEST) {
      throw wrong("it is nested too deeply");
    }
  }

  private boolean endsWith(char close) {
    skipSpace();
    if (at < end && text[at] == close) {
      at++;
      return true;
    }
    return false;
  }

  private boolean goesOn(char close) throws NotJsonException {
    if (endsWith(close)) {
      return false;
    }
    expect(',');
    return true;
  }

  private void expect(char c) throws NotJsonException {
    skipSpace();
    if (at >= end || text[at] != c) {
      throw wrong("'" + c + "' is missing");
    }
    at++;
  }

  private String string() throws NotJsonException {
    if (at >= end || text[at] != '"') {
      throw wrong("a string is missing");
    }
    int from = ++at;
    while (at < end && text[at] != '"' && text[at] != '\\') {
      plain(text[at++]);
    }
    if (at < end && text[at] == '"') {
      return new String(text, from, at++ - from);
    }
    return escaped(new StringBuilder(2 * (at - from) + 64).append(text, from, at - from));
  }

  private String escaped(StringBuilder value) throws NotJsonException {
    while (at < end) {
      char c = text[at++];
      if (c == '"') {
        return whole(value);
      }
      value.append(c == '\\' ? escape() : plain(c));
    }
    throw wrong("a string breaks off");
  }

  private char plain(char c) throws NotJsonException {
    if (c < ' ') {
      throw wrong("a control character stands in a string");
    }
    return c;
  }

  private char escape() throws NotJsonException {
    if (at >= end) {
      throw wrong("a string breaks off");
    }
    char c = text[at++];
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw wrong("there is no escape \\" + c);
    };
  }

  private char unicode() throws NotJsonException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < end && text[at] < 128 ? Character.digit(text[at], 16) : -1;
      if (digit < 0) {
        throw wrong("\\u wants four hexadecimal digits");
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  /** Half a surrogate pair, which only an escape can write, has no bytes to be hashed. */
  private String whole(StringBuilder value) throws NotJsonException {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == value.length()
            || !Character.isLowSurrogate(value.charAt(++i))) {
          throw wrong("half a character stands in a string");
        }
      }
    }
    return value.toString();
  }

  private Object number() throws NotJsonException {
    int from = at;
    skip('-');
    int digits = at;
    skipDigits();
    boolean proper = at == digits + 1 || (at > digits && text[digits] != '0');
    int integer = at;
    if (skip('.')) {
      proper &= skipDigits();
    }
    if (skip('e') || skip('E')) {
      if (!skip('+')) {
        skip('-');
      }
      proper &= skipDigits();
    }
    if (!proper) {
      throw wrong("a value is missing or not one");
    }
    String number = new String(text, from, at - from);
    if (at == integer && number.length() < 19) {
      return Long.valueOf(number);
    }
    BigDecimal exact = decimal(number);
    if (at > integer || exact.precision() > 19) {
      return exact;
    }
    try {
      return exact.longValueExact();
    } catch (ArithmeticException e) {
      return exact;
    }
  }

  private BigDecimal decimal(String number) throws NotJsonException {
    try {
      return new BigDecimal(number);
    } catch (NumberFormatException e) {
      throw wrong("a number is too large");
    }
  }

  private boolean skip(char c) {
    if (at < end && text[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  private boolean skipDigits() {
    int from = at;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at > from;
  }

  private Object literal(String word, Object value) throws NotJsonException {
    if (end - at < word.length() || !word.equals(new String(text, at, word.length()))) {
      throw wrong("a value is missing or not one");
    }
    at += word.length();
    return value;
  }

  private void skipSpace() {
    while (at < end
        && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n')) {
      at++;
    }
  }

  private NotJsonException wrong(String what) {
    return new NotJsonException("at character %d %s".formatted(at, what));
  }
}
