package io.muster.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keycloak as the gateway knows it. It is asked about itself on first need and not at start, so
 * that the door opens, and says what is missing, even while Keycloak is still coming up.
 */
@Configuration(proxyBeanMethods = false)
class IdentityProvider {

  static final String REGISTRATION = "keycloak";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Bean
  ReactiveClientRegistrationRepository clientRegistrations(GatewaySettings settings) {
    Mono<ClientRegistration> keycloak =
        Mono.fromCallable(() -> discover(settings))
            .subscribeOn(Schedulers.boundedElastic())
            .timeout(PATIENCE)
            .onErrorMap(unreachable -> Refusal.IDENTITY_UNAVAILABLE.asError())
            .cache(found -> Duration.ofHours(1), unreachable -> Duration.ZERO, () -> Duration.ZERO);
    return id -> REGISTRATION.equals(id) ? keycloak : Mono.empty();
  }

  private static ClientRegistration discover(GatewaySettings settings) {
    return ClientRegistrations.fromIssuerLocation(settings.issuerUri())
        .registrationId(REGISTRATION)
        .clientId(GatewaySettings.CLIENT_ID)
        .clientSecret(settings.clientSecret())
        .scope(Set.of("openid", "profile", "email"))
        // Named outright: taken from the request, it would be whatever Host header a stranger
        // sends.
        .redirectUri(settings.publicUrl() + "/login/oauth2/code/" + REGISTRATION)
        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
        // The ID token says all the gateway needs.
        .userInfoUri(null)
        .build();
  }

  @Bean
  ReactiveJwtDecoder tokenDecoder(GatewaySettings settings) {
    ReactiveJwtDecoder decoder = new SupplierReactiveJwtDecoder(() -> decoder(settings));
    // Anything but a verdict on the token means that the keys could not be had, which is not the
    // caller's fault.
    return token ->
        decoder
            .decode(token)
            .timeout(PATIENCE)
            .onErrorMap(
                error -> !(error instanceof JwtException),
                error -> new JwtException("The signing keys cannot be fetched", error));
  }

  private static ReactiveJwtDecoder decoder(GatewaySettings settings) {
    NimbusReactiveJwtDecoder decoder =
        NimbusReactiveJwtDecoder.withIssuerLocation(settings.issuerUri())
            .jwsAlgorithms(
                algorithms -> {
                  algorithms.clear();
                  algorithms.addAll(
                      Set.of(
                          SignatureAlgorithm.RS256,
                          SignatureAlgorithm.PS256,
                          SignatureAlgorithm.ES256));
                })
            .build();
    decoder.setJwtValidator(
        JwtValidators.createDefaultWithValidators(
            new JwtIssuerValidator(settings.issuerUri()),
            new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD,
                audience -> audience != null && audience.contains(GatewaySettings.AUDIENCE))));
    return decoder;
  }
}
