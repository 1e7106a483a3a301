package org.bangfu.common;

/** A role at an area: who may act there. Its text form {@code role@area} is the engine's candidate group. */
public record Seat(Role role, AreaCode area) {

    /** The seat of a role for a case in the given area. */
    public static Seat forCase(Role role, AreaCode caseArea) {
        return new Seat(role, caseArea.at(role.level()));
    }

    /** Reads {@code role@area}. */
    public static Seat parse(String groupId) {
        int at = groupId.indexOf('@');
        Role role = Role.of(groupId.substring(0, Math.max(at, 0)))
                .orElseThrow(() -> new IllegalArgumentException("不认识的岗位：" + groupId));
        return new Seat(role, new AreaCode(groupId.substring(at + 1)));
    }

    public String groupId() {
        return role.id() + "@" + area.value();
    }

    @Override
    public String toString() {
        return groupId();
    }
}
