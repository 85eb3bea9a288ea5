package io.muster.incident.view;

import io.muster.contracts.conversation.ChatAccountEvent;
import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.Erased;
import io.muster.eventlog.codec.EventCodec;
import io.muster.starter.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets notification-service ask for a few things as the person who asked for them in a chat. The
 * service's own token proves who asks; that the person is somebody in a chat, and what they may do,
 * is not taken from the service: it is what they themselves said, signed in, as the log has it at
 * this moment. From here on the request is theirs, with their roles, as if they had sent it.
 */
@Component
class OnBehalfOf implements HandlerInterceptor, WebMvcConfigurer {

  /** Holds the id of the person. */
  static final String HEADER = "Muster-On-Behalf-Of";

  private static final String SERVICE_ITSELF = OnBehalfOf.class.getName();
  private static final Set<String> ROLES = Set.of("responder", "manager");

  private final EventLog log;
  private final EventCodec codec;
  private final Clock clock;
  private final String client;

  OnBehalfOf(
      EventLog log,
      EventCodec codec,
      Clock clock,
      @Value("${muster.notification-client-id:muster-notification}") String client) {
    this.log = log;
    this.codec = codec;
    this.clock = clock;
    this.client = client;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String personId = request.getHeader(HEADER);
    if (personId == null) {
      return true;
    }
    SecurityContext itself = SecurityContextHolder.getContext();
    if (!(itself.getAuthentication() instanceof JwtAuthenticationToken token)
        || !isNotificationService(token)
        || !(handler instanceof HandlerMethod method)
        || !method.hasMethodAnnotation(ByChat.class)) {
      throw Refused.forbidden(
          "not-on-behalf", "You can ask for this for yourself only. Leave out " + HEADER + ".");
    }
    if (request.getHeader("Idempotency-Key") == null) {
      throw Refused.of(
          400, "no-idempotency-key", "Send an Idempotency-Key, so that it is done once.");
    }
    Linked person =
        linked(personId)
            .orElseThrow(
                () ->
                    Refused.forbidden(
                        "not-linked", "This person is nobody in a chat, or has to say so again."));
    request.setAttribute(SERVICE_ITSELF, itself);
    SecurityContextHolder.setContext(new SecurityContextImpl(as(person, token.getToken())));
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request, HttpServletResponse response, Object handler, Exception e) {
    if (request.getAttribute(SERVICE_ITSELF) instanceof SecurityContext itself) {
      SecurityContextHolder.setContext(itself);
    }
  }

  private boolean isNotificationService(JwtAuthenticationToken token) {
    return client.equals(token.getToken().getClaimAsString("azp"))
        && token.getAuthorities().contains(new SimpleGrantedAuthority("ROLE_service"));
  }

  private Optional<Linked> linked(String personId) {
    return log.newestOf(ChatAccountEvent.accountOf(personId))
        .map(commit -> codec.decode(commit.events().getLast()))
        .filter(Linked.class::isInstance)
        .map(Linked.class::cast)
        .filter(it -> clock.instant().isBefore(it.until()))
        .filter(it -> !Erased.MARK.equals(it.by().name()));
  }

  /** Their roles of when they said who they are, and no other. */
  private static JwtAuthenticationToken as(Linked person, Jwt of) {
    List<String> roles = person.roles().stream().filter(ROLES::contains).toList();
    Jwt theirs =
        Jwt.withTokenValue(of.getTokenValue())
            .headers(headers -> headers.putAll(of.getHeaders()))
            .issuedAt(of.getIssuedAt())
            .expiresAt(of.getExpiresAt())
            .claim(JwtClaimNames.SUB, person.personId())
            .claim(StandardClaimNames.NAME, person.by().name())
            .claim("realm_access", Map.of("roles", roles))
            .build();
    Collection<SimpleGrantedAuthority> authorities =
        roles.stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
    return new JwtAuthenticationToken(theirs, authorities);
  }
}
