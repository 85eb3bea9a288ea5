package io.muster.eventlog.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a writer and MongoDB and cuts a connection once, at a chosen moment around the
 * next insert into the log: before the database has seen it, or after it was carried out but before
 * the writer hears so.
 */
final class TornProxy implements AutoCloseable {

  enum Cut {
    NEVER,
    BEFORE_THE_REQUEST_ARRIVES,
    IN_THE_MIDDLE_OF_THE_REQUEST,
    BEFORE_THE_ANSWER_ARRIVES,
    IN_THE_MIDDLE_OF_THE_ANSWER
  }

  private static final byte[] INSERT = marker("insert", "events");

  private final ServerSocket server;
  private final int target;
  private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NEVER);

  TornProxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Cuts around the next insert. */
  void cutNext(Cut cut) {
    next.set(cut);
  }

  boolean hasCut() {
    return next.get() == Cut.NEVER;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        database.setTcpNoDelay(true);
        AtomicReference<Cut> armed = new AtomicReference<>(Cut.NEVER);
        Thread.ofVirtual().start(() -> requests(client, database, armed));
        Thread.ofVirtual().start(() -> answers(client, database, armed));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void requests(Socket client, Socket database, AtomicReference<Cut> armed) {
    try (client;
        database) {
      InputStream in = client.getInputStream();
      OutputStream out = database.getOutputStream();
      for (byte[] message = read(in); message != null; message = read(in)) {
        Cut cut = contains(message, INSERT) ? next.getAndSet(Cut.NEVER) : Cut.NEVER;
        if (cut == Cut.BEFORE_THE_REQUEST_ARRIVES) {
          return;
        }
        if (cut == Cut.IN_THE_MIDDLE_OF_THE_REQUEST) {
          out.write(message, 0, message.length / 2);
          out.flush();
          return;
        }
        armed.set(cut);
        out.write(message);
        out.flush();
      }
    } catch (IOException e) {
      // One side is gone; closing the other is all there is to do.
    }
  }

  private static void answers(Socket client, Socket database, AtomicReference<Cut> armed) {
    try (client;
        database) {
      InputStream in = database.getInputStream();
      OutputStream out = client.getOutputStream();
      for (byte[] message = read(in); message != null; message = read(in)) {
        Cut cut = armed.getAndSet(Cut.NEVER);
        if (cut == Cut.BEFORE_THE_ANSWER_ARRIVES) {
          return;
        }
        if (cut == Cut.IN_THE_MIDDLE_OF_THE_ANSWER) {
          out.write(message, 0, message.length / 2);
          out.flush();
          return;
        }
        out.write(message);
        out.flush();
      }
    } catch (IOException e) {
      // One side is gone; closing the other is all there is to do.
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    byte[] length = in.readNBytes(4);
    if (length.length < 4) {
      return null;
    }
    int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] rest = in.readNBytes(size - 4);
    return rest.length < size - 4 ? null : ByteBuffer.allocate(size).put(length).put(rest).array();
  }

  /** A BSON string element, as it stands at the front of a command. */
  private static byte[] marker(String name, String value) {
    byte[] text = value.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(name.length() + text.length + 7)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 2)
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .put((byte) 0)
        .putInt(text.length + 1)
        .put(text)
        .array();
  }

  private static boolean contains(byte[] message, byte[] part) {
    String haystack = new String(message, StandardCharsets.ISO_8859_1);
    return haystack.contains(new String(part, StandardCharsets.ISO_8859_1));
  }
}
