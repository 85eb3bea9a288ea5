package io.muster.starter;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * Asks other services to act, as this service's own client; one token is fetched and used until it
 * nears its end.
 */
public class ServiceClient {

  private final MusterProperties properties;
  private final RestClient.Builder builder;
  private volatile AuthorizedClientServiceOAuth2AuthorizedClientManager manager;

  ServiceClient(MusterProperties properties, RestClient.Builder builder) {
    this.properties = properties;
    this.builder = builder;
  }

  /** A client for one service; the token and the request id are added to every call. */
  public RestClient to(String baseUrl) {
    return builder
        .clone()
        .baseUrl(baseUrl)
        .requestInterceptor(
            (request, body, execution) -> {
              request.getHeaders().set(HttpHeaders.AUTHORIZATION, "Bearer " + token());
              String requestId = RequestIdFilter.current();
              if (requestId != null) {
                request.getHeaders().set(RequestIdFilter.HEADER, requestId);
              }
              return execution.execute(request, body);
            })
        .build();
  }

  private String token() {
    OAuth2AuthorizedClient client =
        manager()
            .authorize(
                OAuth2AuthorizeRequest.withClientRegistrationId("muster")
                    .principal(properties.clientId())
                    .build());
    if (client == null) {
      throw new IllegalStateException("The identity provider gave this service no token.");
    }
    return client.getAccessToken().getTokenValue();
  }

  /**
   * The identity provider is asked for its addresses at the first call, so that a service starts
   * without it.
   */
  private AuthorizedClientServiceOAuth2AuthorizedClientManager manager() {
    AuthorizedClientServiceOAuth2AuthorizedClientManager known = manager;
    if (known != null) {
      return known;
    }
    ClientRegistration registration =
        ClientRegistrations.fromIssuerLocation(properties.issuerUri())
            .registrationId("muster")
            .clientId(properties.clientId())
            .clientSecret(properties.clientSecret())
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .build();
    InMemoryClientRegistrationRepository registrations =
        new InMemoryClientRegistrationRepository(registration);
    AuthorizedClientServiceOAuth2AuthorizedClientManager made =
        new AuthorizedClientServiceOAuth2AuthorizedClientManager(
            registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
    made.setAuthorizedClientProvider(tokens());
    manager = made;
    return made;
  }

  /** Asks for tokens with the time limits of every other call. */
  private ClientCredentialsOAuth2AuthorizedClientProvider tokens() {
    RestClientClientCredentialsTokenResponseClient client =
        new RestClientClientCredentialsTokenResponseClient();
    client.setRestClient(
        builder
            .clone()
            .messageConverters(
                List.of(
                    new FormHttpMessageConverter(),
                    new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    ClientCredentialsOAuth2AuthorizedClientProvider provider =
        new ClientCredentialsOAuth2AuthorizedClientProvider();
    provider.setAccessTokenResponseClient(client);
    return provider;
  }
}
