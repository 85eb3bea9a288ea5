package io.muster.incident.insight.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.catalog.CatalogServiceCommand.Put;
import io.muster.contracts.catalog.CatalogServiceCommand.Retire;
import io.muster.contracts.catalog.CatalogServiceEvent.Changed;
import io.muster.contracts.catalog.CatalogServiceEvent.Registered;
import io.muster.contracts.catalog.CatalogServiceEvent.Retired;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CoreMatchers;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogServiceTest {

  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
  private static final Actor MINA = Actor.person("mina", "Mina Moreau");
  private static final String ID = Catalogue.idOf("checkout");

  private FixtureConfiguration<CatalogService> fixture;

  @BeforeEach
  void prepare() {
    fixture = new AggregateTestFixture<>(CatalogService.class);
    fixture.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    fixture.registerCommandTargetResolver(
        message ->
            new VersionedAggregateIdentifier(((Command) message.getPayload()).aggregateId(), null));
  }

  @Test
  void a_service_is_entered_once_and_the_same_again_changes_nothing() {
    fixture
        .givenNoPriorActivity()
        .when(put(1, " payments-db ", "payments-db"))
        .expectEvents(registered(1, "payments-db"));
    fixture.given(registered(1, "payments-db")).when(put(1, "payments-db")).expectNoEvents();
  }

  @Test
  void what_else_is_known_of_it_replaces_what_was() {
    fixture
        .given(registered(1, "payments-db"))
        .when(put(2))
        .expectEvents(
            new Changed(ID, "checkout", null, null, null, 2, List.of(), List.of(), MINA, NOW));
  }

  @Test
  void a_retired_service_can_come_back() {
    fixture
        .given(registered(1))
        .when(new Retire(ID, MINA))
        .expectEvents(new Retired(ID, "checkout", MINA, NOW));
    fixture
        .given(registered(1), new Retired(ID, "checkout", MINA, NOW))
        .when(new Retire(ID, MINA))
        .expectNoEvents();
    fixture
        .given(registered(1), new Retired(ID, "checkout", MINA, NOW))
        .when(put(1))
        .expectEvents(registered(1));
  }

  @Test
  void who_wants_to_enter_a_new_one_does_not_change_another() {
    refused(fixture.given(registered(1)).when(onlyNew()), 409, "");
    fixture
        .given(registered(1), new Retired(ID, "checkout", MINA, NOW))
        .when(onlyNew())
        .expectEvents(registered(1));
  }

  @Test
  void what_is_not_there_cannot_be_retired() {
    refused(fixture.givenNoPriorActivity().when(new Retire(ID, MINA)), 404, "");
  }

  @Test
  void each_field_says_what_is_wrong_with_it() {
    refused(fixture.givenNoPriorActivity().when(put(5)), 422, "/tier");
    refused(fixture.givenNoPriorActivity().when(put(null)), 422, "/tier");
    refused(fixture.givenNoPriorActivity().when(put(1, "ledger", " ")), 422, "/dependsOn/1");
    refused(fixture.givenNoPriorActivity().when(put(1, "checkout")), 422, "/dependsOn/0");
    refused(
        fixture
            .givenNoPriorActivity()
            .when(put(1, Collections.nCopies(201, "a").toArray(String[]::new))),
        422,
        "/dependsOn");
    refused(
        fixture.givenNoPriorActivity().when(linking("javascript:alert(1)")), 422, "/links/0/href");
    refused(fixture.givenNoPriorActivity().when(linking("https://")), 422, "/links/0/href");
  }

  @Test
  void names_that_differ_in_one_letter_are_two_services() {
    assertThat(Catalogue.idOf("Checkout")).isNotEqualTo(ID);
    assertThat(Catalogue.isId(ID)).isTrue();
    assertThat(Catalogue.isId("catalog-service-checkout")).isFalse();
  }

  private static Put put(Integer tier, String... dependsOn) {
    return new Put(
        ID, false, "checkout", null, " ", null, tier, List.of(dependsOn), List.of(), MINA);
  }

  private static Put onlyNew() {
    return new Put(ID, true, "checkout", null, null, null, 1, List.of(), List.of(), MINA);
  }

  private static Put linking(String href) {
    return new Put(
        ID,
        false,
        "checkout",
        null,
        null,
        null,
        1,
        List.of(),
        List.of(new AlertLink("Dashboard", href)),
        MINA);
  }

  private static Registered registered(int tier, String... dependsOn) {
    return new Registered(
        ID, "checkout", null, null, null, tier, List.of(dependsOn), List.of(), MINA, NOW);
  }

  private static void refused(ResultValidator<CatalogService> result, int status, String pointer) {
    result.expectException(
        CoreMatchers.both(CoreMatchers.<Throwable>instanceOf(Refused.class))
            .and(
                new TypeSafeMatcher<Throwable>() {
                  @Override
                  protected boolean matchesSafely(Throwable thrown) {
                    Refused refused = (Refused) thrown;
                    return refused.status() == status
                        && (pointer.isEmpty()
                            || refused.faults().getFirst().pointer().equals(pointer));
                  }

                  @Override
                  public void describeTo(Description description) {
                    description.appendText(status + " at " + pointer);
                  }
                }));
  }
}
