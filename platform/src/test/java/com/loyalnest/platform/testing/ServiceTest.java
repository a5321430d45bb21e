package com.loyalnest.platform.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/// Put beside `@SpringBootTest(properties = "spring.config.name=<service>")`: the service runs on
/// the real servers of [TestServers], on ports of its own choosing, with test keys, a
/// [MovableClock], and readers and relay running. Use a new merchant id per test
/// (`merchant-<something>`) instead of emptying tables.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ContextConfiguration(initializers = TestEnvironment.class)
@TestPropertySource(properties = "loyalnest.test=true")
public @interface ServiceTest {}
