package io.muster.notification.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A mail server (RFC 5321) that follows a script: what it does with a message follows from how
 * often it has seen it. It can be away altogether, too.
 */
final class FlappingMailServer implements AutoCloseable {

  /** What becomes of one message that was handed over whole. */
  enum Mood {
    TAKES,
    /** 451, to be tried again. */
    REFUSES,
    /** Has it and hangs up before it says so: whether it left is not known. */
    TAKES_IN_SILENCE,
    /** Hangs up and has nothing. */
    LOSES,
    /** Has it and says so when the sender, who waits for 5 s, has long given up. */
    TAKES_LATE
  }

  /**
   * A message and what became of it.
   *
   * @param id of the header Message-ID
   */
  record Handed(String id, String to, String subject, Mood mood) {

    boolean isHere() {
      return mood != Mood.REFUSES && mood != Mood.LOSES;
    }
  }

  private static final long LATE_MS = 20_000;

  private final Map<String, Integer> seen = new ConcurrentHashMap<>();
  private final List<Handed> handed = new CopyOnWriteArrayList<>();
  private final ServerSocket socket;
  private volatile Function<Try, Mood> script = it -> Mood.TAKES;
  private volatile boolean away;

  /**
   * One time a message is handed over.
   *
   * @param number counted from 1
   */
  record Try(String id, String subject, int number) {}

  FlappingMailServer() {
    try {
      socket = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  void follows(Function<Try, Mood> newScript) {
    script = newScript;
  }

  /** Greets nobody until it comes back; it keeps its port, as others look for one meanwhile. */
  void goAway() {
    away = true;
  }

  void comeBack() {
    away = false;
  }

  /** Every message it has, in the order in which they came. */
  List<Handed> mails() {
    return handed.stream().filter(Handed::isHere).toList();
  }

  List<Handed> handed() {
    return List.copyOf(handed);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (away) {
          client.close();
        } else {
          Thread.ofVirtual().start(() -> serve(client));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
      OutputStream out = client.getOutputStream();
      say(out, "220 flapping.example ESMTP");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
          case "EHLO", "HELO", "MAIL", "RCPT", "RSET", "NOOP" -> say(out, "250 OK");
          case "DATA" -> {
            say(out, "354 Go ahead");
            if (!take(in, out)) {
              return;
            }
          }
          case "QUIT" -> {
            say(out, "221 Bye");
            return;
          }
          default -> say(out, "502 Not known");
        }
      }
    } catch (IOException | InterruptedException gone) {
      // The client hung up; what it handed over whole is here.
    }
  }

  private boolean take(BufferedReader in, OutputStream out)
      throws IOException, InterruptedException {
    String id = null;
    String to = null;
    String subject = null;
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      id = id == null && line.startsWith("Message-ID: ") ? line.substring(12) : id;
      to = to == null && line.startsWith("To: ") ? line.substring(4) : to;
      subject = subject == null && line.startsWith("Subject: ") ? line.substring(9) : subject;
      line = in.readLine();
    }
    if (line == null) {
      return false;
    }
    int number = seen.merge(id, 1, Integer::sum);
    Mood mood = script.apply(new Try(id, subject, number));
    handed.add(new Handed(id, to, subject, mood));
    switch (mood) {
      case TAKES -> say(out, "250 2.0.0 taken");
      case REFUSES -> say(out, "451 4.3.0 later");
      case TAKES_LATE -> {
        Thread.sleep(LATE_MS);
        say(out, "250 2.0.0 taken");
      }
      case TAKES_IN_SILENCE, LOSES -> {
        return false;
      }
    }
    return true;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
