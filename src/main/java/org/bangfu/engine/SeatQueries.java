package org.bangfu.engine;

import java.util.List;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.PersonId;
import org.bangfu.common.Seat;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;

/**
 * Narrows queries to the seats of the person who asks. There are no authorization rows, so every query that is not
 * named here finds nothing.
 */
class SeatQueries extends AuthorizationManager {

    private final SeatChecks checks;

    SeatQueries(SeatChecks checks) {
        this.checks = checks;
    }

    /** Or-queries are joined by and: whatever else was asked only gets narrower. */
    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        PersonId person = SeatChecks.checkedPerson();
        if (person == null) {
            super.configureTaskQuery(query);
            return;
        }
        uncheck(query);
        TasklistFilters.fillIn(query, person, ClockUtil.getCurrentTime());
        Set<Seat> seats = checks.seatsOf(person);
        List<String> acting = Seats.acting(seats);
        List<AreaCode> reading = Seats.reading(seats);
        TaskQuery either = query.or();
        if (acting.isEmpty() && reading.isEmpty()) {
            either.taskId("nothing");
        }
        if (!acting.isEmpty()) {
            either.taskCandidateGroupIn(acting).includeAssignedTasks();
        }
        for (AreaCode area : reading) {
            either.processVariableValueLike(CaseProcesses.AREA.name(), area.value() + "%");
        }
        either.endOr();
        makeReady(query);
    }

    /** The engine makes a query ready before it asks us: the variables that we add would be read half-made. */
    private static void makeReady(TaskQueryImpl query) {
        ProcessEngineConfigurationImpl configuration = Context.getProcessEngineConfiguration();
        for (TaskQueryImpl part : query.getQueries()) {
            part.getVariables()
                    .forEach(variable -> variable.initialize(
                            configuration.getVariableSerializers(), configuration.getDatabaseType()));
        }
    }

    /** Definitions are looked up by id to name what is in the list; nobody starts anything from there. */
    @Override
    public void configureProcessDefinitionQuery(ProcessDefinitionQueryImpl query) {
        PersonId person = SeatChecks.checkedPerson();
        if (person != null
                && (query.getId() != null || query.getIds() != null)
                && !query.isStartablePermissionCheck()
                && readsCases(person)) {
            uncheck(query);
        } else {
            super.configureProcessDefinitionQuery(query);
        }
    }

    @Override
    public void configureQuery(AbstractQuery query, Resource resource, String queryParam, Permission permission) {
        PersonId person = SeatChecks.checkedPerson();
        if (person != null && (resource == Resources.FILTER || isOfStaff(query, person))) {
            uncheck(query);
        } else {
            super.configureQuery(query, resource, queryParam, permission);
        }
    }

    /** One's own profile, and the display names of those who hold a task in the list. */
    private static boolean isOfStaff(AbstractQuery<?, ?> query, PersonId person) {
        return query instanceof UserQueryImpl users && (person.value().equals(users.getId()) || users.getIds() != null);
    }

    /** There are none: nothing has to be cleared away with a task, a filter or a deployment. */
    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String resourceId) {}

    private void uncheck(AbstractQuery<?, ?> query) {
        configureQuery(query);
        query.getAuthCheck().setAuthorizationCheckEnabled(false);
    }

    @Override
    public void checkAuthorization(CompositePermissionCheck check) {
        PersonId person = SeatChecks.checkedPerson();
        if (person != null && !allowed(person, check)) {
            throw checks.refused("permission");
        }
    }

    @Override
    public void checkAuthorization(Permission permission, Resource resource, @Nullable String resourceId) {
        PersonId person = SeatChecks.checkedPerson();
        if (person != null && !allowed(person, permission, resource, resourceId)) {
            throw checks.refused(resource.resourceName());
        }
    }

    @Override
    public boolean isAuthorized(Permission permission, Resource resource, @Nullable String resourceId) {
        PersonId person = SeatChecks.checkedPerson();
        return person == null || allowed(person, permission, resource, resourceId);
    }

    @Override
    public boolean isAuthorized(CompositePermissionCheck check) {
        PersonId person = SeatChecks.checkedPerson();
        return person == null || allowed(person, check);
    }

    @Override
    public boolean isAuthorized(
            String userId,
            List<String> groupIds,
            Permission permission,
            Resource resource,
            @Nullable String resourceId) {
        return allowed(new PersonId(userId), permission, resource, resourceId);
    }

    @Override
    public boolean isAuthorized(String userId, List<String> groupIds, PermissionCheck check) {
        return allowed(new PersonId(userId), check.getPermission(), check.getResource(), check.getResourceId());
    }

    @Override
    public boolean isAuthorized(String userId, List<String> groupIds, CompositePermissionCheck check) {
        return allowed(new PersonId(userId), check);
    }

    @Override
    public boolean isCamundaAdmin(Authentication authentication) {
        return false;
    }

    private boolean allowed(PersonId person, CompositePermissionCheck check) {
        boolean any = check.isDisjunctive();
        for (PermissionCheck atomic : check.getAtomicChecks()) {
            if (allowed(person, atomic.getPermission(), atomic.getResource(), atomic.getResourceId()) == any) {
                return any;
            }
        }
        for (CompositePermissionCheck part : check.getCompositeChecks()) {
            if (allowed(person, part) == any) {
                return any;
            }
        }
        return !any
                && !(check.getAtomicChecks().isEmpty()
                        && check.getCompositeChecks().isEmpty());
    }

    private boolean allowed(PersonId person, Permission permission, Resource resource, @Nullable String resourceId) {
        if (resource == Resources.APPLICATION) {
            return "tasklist".equals(resourceId) && readsCases(person);
        }
        return resource == Resources.FILTER && permission == Permissions.READ && readsCases(person);
    }

    private boolean readsCases(PersonId person) {
        return checks.seatsOf(person).stream().anyMatch(seat -> seat.role().readsCases());
    }
}
