package org.bangfu.engine;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.AuthorizationCheckCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateGroupQueryCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTenantQueryCmd;
import org.camunda.bpm.engine.impl.cmd.CreateUserQueryCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterCountCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterListPageCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteFilterSingleResultCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentProcessModelCmd;
import org.camunda.bpm.engine.impl.cmd.GetFilterCmd;
import org.camunda.bpm.engine.impl.cmd.GetIdentityLinksForTaskCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessApplicationForDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.IsIdentityServiceReadOnlyCmd;
import org.camunda.bpm.engine.impl.filter.FilterQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Lets a person's own commands through only when they are among the few that the task list needs. Much of the engine
 * asks no checker at all (comments, attachments, sub-tasks, native queries, broadcast of signals); it is closed here.
 * Commands inside a command are the engine's own and pass. Who comes a moment too late is told so in a sentence.
 */
class CommandGate extends CommandInterceptor {

    private static final Set<Class<?>> OF_PEOPLE = Set.of(
            TaskQueryImpl.class,
            FilterQueryImpl.class,
            ProcessDefinitionQueryImpl.class,
            UserOperationLogQueryImpl.class,
            GetFilterCmd.class,
            ExecuteFilterListCmd.class,
            ExecuteFilterListPageCmd.class,
            ExecuteFilterSingleResultCmd.class,
            ExecuteFilterCountCmd.class,
            VariableInstanceQueryImpl.class,
            GetIdentityLinksForTaskCmd.class,
            GetTaskFormCmd.class,
            GetDeployedTaskFormCmd.class,
            GetProcessApplicationForDeploymentCmd.class,
            GetTaskFormVariablesCmd.class,
            GetDeployedProcessDefinitionCmd.class,
            GetDeploymentProcessModelCmd.class,
            AuthorizationCheckCmd.class,
            ClaimTaskCmd.class,
            AssignTaskCmd.class,
            SubmitTask.class);

    private final ProcessEngineConfigurationImpl configuration;
    private final EngineRefusals refusals;

    CommandGate(ProcessEngineConfigurationImpl configuration, EngineRefusals refusals) {
        this.configuration = configuration;
        this.refusals = refusals;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (CommandScope.current() != null) {
            return next.execute(command);
        }
        boolean signedIn = configuration.getIdentityService().getCurrentAuthentication() != null;
        CommandScope.open(command);
        try {
            if (signedIn && !OF_PEOPLE.contains(command.getClass()) && !isAboutStaff(command)) {
                throw refusals.refused(command.getClass().getSimpleName());
            }
            if (!signedIn && EngineRequests.isRunning() && !isSignIn(command)) {
                throw refusals.refused(command.getClass().getSimpleName());
            }
            return next.execute(command);
        } catch (ProcessEngineException | ConcurrencyFailureException e) {
            if (signedIn && isOvertaken(e)) {
                throw new TaskRefused("这项任务刚刚已被其他人办理，请刷新待办列表");
            }
            throw e;
        } finally {
            CommandScope.close();
        }
    }

    /** Whether somebody else holds or changed the same rows in this moment. */
    private static boolean isOvertaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLException sql
                            && String.valueOf(sql.getSQLState()).startsWith("40")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAboutStaff(Command<?> command) {
        return command instanceof UserQuery
                || command instanceof GroupQuery
                || command instanceof TenantQuery
                || command instanceof IsIdentityServiceReadOnlyCmd
                || command instanceof CreateUserQueryCmd
                || command instanceof CreateGroupQueryCmd
                || command instanceof CreateTenantQueryCmd;
    }

    /** What the web application asks in its own name: who is there, and where an application's forms lie. */
    private static boolean isSignIn(Command<?> command) {
        return isAboutStaff(command)
                || command instanceof AuthorizationCheckCmd
                || command instanceof GetDeployedProcessDefinitionCmd
                || command instanceof GetProcessApplicationForDeploymentCmd;
    }
}
