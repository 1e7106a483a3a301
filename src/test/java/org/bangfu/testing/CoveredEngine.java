package org.bangfu.testing;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * A {@link FencedEngine} as a JUnit extension: bound to camunda-bpm-assert's static methods during each test, and failing
 * the class when its tests together leave out too many elements.
 */
public final class CoveredEngine
        implements TestInstancePostProcessor,
                BeforeAllCallback,
                BeforeEachCallback,
                BeforeTestExecutionCallback,
                AfterTestExecutionCallback,
                AfterEachCallback,
                AfterAllCallback {

    private final ProcessEngineCoverageExtension coverage;

    CoveredEngine(ProcessEngineCoverageExtension coverage) {
        this.coverage = coverage;
    }

    public ProcessEngine engine() {
        return coverage.getProcessEngine();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        coverage.beforeAll(context);
    }

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        coverage.postProcessTestInstance(test, context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        BpmnAwareTests.reset();
        BpmnAwareTests.init(engine());
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        coverage.beforeTestExecution(context);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        coverage.afterTestExecution(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        BpmnAwareTests.reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ProcessEngine engine = engine();
        try {
            coverage.afterAll(context);
        } finally {
            engine.close();
        }
    }
}
