package com.loyalnest.platform.reader;

import com.loyalnest.platform.database.SystemDatabase;
import com.loyalnest.platform.id.Ids;
import com.loyalnest.platform.job.LiveWork;
import com.loyalnest.platform.outbox.OutboxConfiguration;
import com.loyalnest.platform.outbox.StreamNames;
import com.loyalnest.platform.outbox.StreamRedis;
import com.loyalnest.platform.reader.ReaderLoop.Place;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs every [EventReader] of the service.
@AutoConfiguration(
    after = OutboxConfiguration.class,
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
    })
@EnableConfigurationProperties(ReaderSettings.class)
public class ReaderConfiguration {

  @Bean
  DeferredEvents deferredEvents(
      SystemDatabase database, ReaderSettings settings, Ids ids, Clock systemClock) {
    return new DeferredEvents(database, settings, ids, systemClock);
  }

  @Bean
  BatchApplications batchApplications(
      JdbcTemplate jdbcTemplate,
      PlatformTransactionManager transactionManager,
      DeferredEvents deferred,
      MeterRegistry meters,
      Clock systemClock) {
    return new BatchApplications(
        new Inbox(jdbcTemplate, systemClock),
        deferred,
        new TransactionTemplate(transactionManager),
        meters);
  }

  @Bean
  Readers readers(
      @Value("${loyalnest.service}") String service,
      @Value("${loyalnest.instance:${HOSTNAME:local}}") String instance,
      ObjectProvider<EventReader> readers,
      BatchApplications applications,
      DeferredEvents deferred,
      StreamRedis redis,
      ReaderSettings settings,
      LiveWork liveWork,
      Clock systemClock) {
    return new Readers(() ->
        readers
            .orderedStream()
            .flatMap(reader -> places(service, instance, reader))
            .map(place ->
                new ReaderLoop(
                    place,
                    redis.client(),
                    applications.of(place.reader()),
                    deferred,
                    settings,
                    liveWork,
                    systemClock))
            .toList());
  }

  @Bean
  DeadLetters deadLetters(
      SystemDatabase database,
      PlatformTransactionManager transactionManager,
      JdbcTemplate jdbcTemplate,
      ObjectProvider<DeadLetterReplay> doors,
      Clock systemClock) {
    return new DeadLetters(
        database,
        new TransactionTemplate(transactionManager),
        jdbcTemplate,
        doors.orderedStream().toList(),
        systemClock);
  }

  /// One place per source, so that a source whose streams are not there yet holds up no other.
  private static Stream<Place> places(String service, String instance, EventReader reader) {
    var group = StreamNames.group(service, reader.name());
    return IntStream.range(0, reader.sources().size())
        .mapToObj(n -> {
          var streams = StreamNames.all(reader.sources().get(n));
          return new Place(reader, streams, group, instance, n == 0);
        });
  }
}
