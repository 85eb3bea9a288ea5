package io.muster.starter;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands a controller the {@link Caller} of the request. */
class CallerArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      ModelAndViewContainer container,
      NativeWebRequest request,
      WebDataBinderFactory binders) {
    return current();
  }

  static Caller current() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (!(authentication instanceof JwtAuthenticationToken token)) {
      throw new AuthenticationCredentialsNotFoundException("no token");
    }
    return of(token.getToken());
  }

  static Caller of(Jwt jwt) {
    Set<String> roles = roles(jwt);
    return new Caller(actor(jwt, roles), authority(roles), roles);
  }

  static Set<String> roles(Jwt jwt) {
    Map<String, Object> realm = jwt.getClaimAsMap("realm_access");
    Set<String> roles = new HashSet<>();
    if (realm != null && realm.get("roles") instanceof Collection<?> names) {
      names.forEach(name -> roles.add(String.valueOf(name)));
    }
    return roles;
  }

  private static Actor actor(Jwt jwt, Set<String> roles) {
    if (roles.contains("partner")) {
      return Actor.client(clientId(jwt));
    }
    if (roles.contains("service")) {
      return Actor.service(clientId(jwt));
    }
    String name = jwt.getClaimAsString("name");
    return Actor.person(
        jwt.getSubject(), name != null ? name : jwt.getClaimAsString("preferred_username"));
  }

  private static String clientId(Jwt jwt) {
    String azp = jwt.getClaimAsString("azp");
    return azp != null ? azp : jwt.getClaimAsString("client_id");
  }

  /** The strongest capacity wins; a person who is only an auditor or an administrator has none. */
  private static Authority authority(Set<String> roles) {
    if (roles.contains("service")) {
      return Authority.SYSTEM;
    }
    if (roles.contains("partner")) {
      return Authority.PARTNER;
    }
    if (roles.contains("manager")) {
      return Authority.MANAGER;
    }
    return roles.contains("responder") ? Authority.RESPONDER : null;
  }
}
