package io.muster.starter;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.web.client.RestTemplate;

/**
 * Every service believes only a token it has checked itself; being behind the gateway proves
 * nothing.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

  private static final List<String> OPEN =
      List.of("/actuator/health/**", "/actuator/info", "/v3/api-docs/**", "/error");

  /** How long a request waits for the identity provider's keys. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Bean
  SecurityFilterChain api(
      HttpSecurity http,
      ObjectProvider<PublicPaths> publicPaths,
      ProblemWriter problems,
      Environment environment) {
    String[] open =
        Stream.concat(
                OPEN.stream(), publicPaths.orderedStream().flatMap(p -> p.patterns().stream()))
            .toArray(String[]::new);
    return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(open)
                    .permitAll()
                    .requestMatchers("/actuator/prometheus")
                    .hasAnyRole("admin", "metrics")
                    .requestMatchers("/actuator/**")
                    .hasRole("admin")
                    .anyRequest()
                    .access(new AuditorScope(environment)))
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(roles()))
                    .authenticationEntryPoint(problems)
                    .accessDeniedHandler(problems)
                    .withObjectPostProcessor(answerAlsoWhatNobodyIsToBlameFor(problems)))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .build();
  }

  /** Else the filter would let a failure of the identity provider through as one of ours. */
  private static ObjectPostProcessor<BearerTokenAuthenticationFilter>
      answerAlsoWhatNobodyIsToBlameFor(ProblemWriter problems) {
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
        AuthenticationEntryPointFailureHandler handler =
            new AuthenticationEntryPointFailureHandler(problems);
        handler.setRethrowAuthenticationServiceException(false);
        filter.setAuthenticationFailureHandler(handler);
        return filter;
      }
    };
  }

  /**
   * What each filter of the chain took interests nobody, and measuring it costs a tenth of a
   * request.
   */
  @Bean
  SecurityObservationSettings securityIsNotObserved() {
    return SecurityObservationSettings.noObservations();
  }

  /** Keys are fetched at the first token, so that a service starts before Keycloak does. */
  @Bean
  @ConditionalOnMissingBean
  JwtDecoder jwtDecoder(MusterProperties properties) {
    SimpleClientHttpRequestFactory soon = new SimpleClientHttpRequestFactory();
    soon.setConnectTimeout(PATIENCE);
    soon.setReadTimeout(PATIENCE);
    JwtDecoder whenFirstNeeded = decoderOnDemand(properties, new RestTemplate(soon));
    return token -> {
      try {
        return whenFirstNeeded.decode(token);
      } catch (JwtDecoderInitializationException e) {
        throw new JwtException("The identity provider does not tell its keys", e);
      }
    };
  }

  private static JwtDecoder decoderOnDemand(MusterProperties properties, RestTemplate http) {
    return new SupplierJwtDecoder(
        () -> {
          NimbusJwtDecoder decoder =
              NimbusJwtDecoder.withIssuerLocation(properties.issuerUri())
                  .restOperations(http)
                  .build();
          decoder.setJwtValidator(
              new DelegatingOAuth2TokenValidator<>(
                  JwtValidators.createDefaultWithIssuer(properties.issuerUri()),
                  new JwtClaimValidator<List<String>>(
                      JwtClaimNames.AUD,
                      audiences ->
                          audiences != null && audiences.contains(properties.audience()))));
          return decoder;
        });
  }

  private static JwtAuthenticationConverter roles() {
    JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(
        (Jwt jwt) ->
            CallerArgument.roles(jwt).stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList());
    return converter;
  }
}
