package io.muster.incident.intake.email;

import io.muster.incident.intake.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;

/** Listens for mail where an operator said so. */
@Component
class MailDoor implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(MailDoor.class);
  private static final int MOST_CONNECTIONS = 100;
  private static final int MOST_RECIPIENTS = 10;
  private static final int PATIENCE_SECONDS = 60;

  private final Intake intake;
  private final EmailSource source;
  private final MailSettings settings;
  private final SslBundles certificates;
  private SMTPServer server;

  MailDoor(Intake intake, EmailSource source, MailSettings settings, SslBundles certificates) {
    this.intake = intake;
    this.source = source;
    this.settings = settings;
    this.certificates = certificates;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(MailSettings.class)
  static class Settings {}

  @Override
  public synchronized void start() {
    if (!settings.on()) {
      return;
    }
    try {
      SMTPServer.Builder door =
          SMTPServer.port(settings.port())
              .bindAddress(InetAddress.getByName(settings.address()))
              .hostName(settings.domain())
              .softwareName("Muster")
              .maxMessageSize(MailTransaction.LARGEST)
              .maxConnections(MOST_CONNECTIONS)
              .maxRecipients(MOST_RECIPIENTS)
              .connectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .insertReceivedHeaders(false)
              .messageHandlerFactory(
                  context -> new MailTransaction(intake, source, settings.domain()));
      if (settings.encrypts()) {
        SSLContext context = certificates.getBundle(settings.certificate()).createSslContext();
        door.enableTLS().startTlsSocketFactory(socket -> encrypted(socket, context));
      }
      server = door.build();
      server.start();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(
          "MUSTER_MAIL_IN_ADDRESS is no address of this machine: " + settings.address(), e);
    }
    LOG.info(
        "Takes mail to @{} on {}:{}, {}",
        settings.domain(),
        settings.address(),
        port(),
        settings.encrypts() ? "with STARTTLS" : "without encryption");
  }

  /** With what Java thinks safe; the library would offer everything it knows. */
  private static SSLSocket encrypted(Socket socket, SSLContext context) throws IOException {
    SSLSocket encrypted =
        (SSLSocket) context.getSocketFactory().createSocket(socket, (InputStream) null, true);
    encrypted.setUseClientMode(false);
    return encrypted;
  }

  /** Where it listens; for a port that was left open. */
  synchronized int port() {
    return server.getPortAllocated();
  }

  @Override
  public synchronized void stop() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return server != null;
  }
}
