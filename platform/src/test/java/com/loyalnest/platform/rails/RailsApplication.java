package com.loyalnest.platform.rails;

import com.loyalnest.events.v1.MerchantAdded;
import com.loyalnest.platform.outbox.DomainEvent;
import com.loyalnest.platform.outbox.EventMapper;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/// The smallest service that stands on the rails: it appends events and reads its own.
@SpringBootApplication
public class RailsApplication {

  /// A fact whose shop domain tells the readers how to behave.
  record Happened(String what) implements DomainEvent {}

  @Bean
  EventMapper eventMapper() {
    return (fact, event) ->
        event.setMerchantAdded(MerchantAdded.newBuilder().setShopDomain(((Happened) fact).what()));
  }

  @Bean
  EffectReader effects(JdbcTemplate jdbcTemplate) {
    return new EffectReader("effects", true, jdbcTemplate);
  }

  @Bean
  EffectReader outside(JdbcTemplate jdbcTemplate) {
    return new EffectReader("outside", false, jdbcTemplate);
  }
}
