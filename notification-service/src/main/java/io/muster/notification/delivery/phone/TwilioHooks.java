package io.muster.notification.delivery.phone;

import io.muster.contracts.Actor;
import io.muster.contracts.paging.Delivery;
import io.muster.contracts.paging.PageCommand.RecordReceipt;
import io.muster.contracts.paging.PageEvent;
import io.muster.starter.CommandSender;
import io.muster.starter.PublicPaths;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What Twilio tells us: what became of a text or call, which key was pressed, what was replied.
 * Whatever is not signed with the account's token is told nothing, not even whether a page exists.
 */
@RestController
@Hidden
@RequestMapping(Addresses.BASE)
class TwilioHooks {

  private static final Logger LOG = LoggerFactory.getLogger(TwilioHooks.class);
  private static final Actor PROVIDER = Actor.system("phone-provider");
  private static final Pattern REPLY = Pattern.compile("(?i)\\s*ack\\w*\\W*(\\d{6})\\W*");

  private final TwilioProperties twilio;
  private final Addresses addresses;
  private final PhoneAnswers answers;
  private final CommandSender sender;

  TwilioHooks(
      TwilioProperties twilio, Addresses addresses, PhoneAnswers answers, CommandSender sender) {
    this.twilio = twilio;
    this.addresses = addresses;
    this.answers = answers;
    this.sender = sender;
  }

  @PostMapping("/pages/{pageId}/{attempt}")
  ResponseEntity<String> status(
      @PathVariable String pageId, @PathVariable int attempt, HttpServletRequest request) {
    return aboutPage(
        pageId,
        request,
        page -> {
          Statuses.read(request::getParameter)
              .ifPresent(
                  delivery ->
                      sender.decide(
                          new RecordReceipt(
                              pageId,
                              attempt,
                              delivery,
                              sid(request),
                              error(delivery, request),
                              PROVIDER)));
          return Script.nothing();
        });
  }

  private static String sid(HttpServletRequest request) {
    String call = request.getParameter("CallSid");
    return call == null ? request.getParameter("MessageSid") : call;
  }

  private static String error(Delivery delivery, HttpServletRequest request) {
    String code = request.getParameter("ErrorCode");
    return delivery.lost() && code != null && code.matches("\\d{1,6}") ? code : null;
  }

  @PostMapping("/pages/{pageId}/{attempt}/keys")
  ResponseEntity<String> keys(@PathVariable String pageId, HttpServletRequest request) {
    return aboutPage(
        pageId,
        request,
        page ->
            "1".equals(request.getParameter("Digits"))
                ? Script.saying(answers.byKey(page), 1)
                : Script.saying("That was not 1. Nothing is acknowledged.", 1));
  }

  private ResponseEntity<String> aboutPage(
      String pageId, HttpServletRequest request, Function<PageEvent.Requested, String> answer) {
    return signed(
        request,
        () ->
            answers
                .page(pageId)
                .map(answer)
                .map(TwilioHooks::script)
                .orElseGet(() -> ResponseEntity.notFound().build()));
  }

  @PostMapping("/texts")
  ResponseEntity<String> text(HttpServletRequest request) {
    return signed(request, () -> script(replyTo(request)));
  }

  /** Twilio itself answers STOP and HELP; to anything else two machines would talk for ever. */
  private String replyTo(HttpServletRequest request) {
    String body = request.getParameter("Body");
    String from = request.getParameter("From");
    Matcher reply = REPLY.matcher(body == null ? "" : body);
    return from != null && reply.matches()
        ? Script.replying(answers.byReply(from, reply.group(1)))
        : Script.nothing();
  }

  private ResponseEntity<String> signed(
      HttpServletRequest request, Supplier<ResponseEntity<String>> answer) {
    String url = addresses.outside(request.getRequestURI(), request.getQueryString());
    boolean ours =
        (twilio.texts() || twilio.calls())
            && Signature.fits(
                request.getHeader(Signature.HEADER),
                twilio.authToken(),
                url,
                request.getParameterMap());
    if (!ours) {
      LOG.warn("A request to {} was not signed by the phone provider", request.getRequestURI());
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    return answer.get();
  }

  private static ResponseEntity<String> script(String script) {
    return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(script);
  }

  @Configuration(proxyBeanMethods = false)
  static class Open {

    /** The signature proves the asker. */
    @Bean
    PublicPaths twilioPaths() {
      return () -> List.of(Addresses.BASE + "/**");
    }
  }
}
