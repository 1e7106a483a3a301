package org.bangfu.registry.web;

import java.util.ArrayList;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.common.CitizenId;
import org.bangfu.registry.NewHousehold;
import org.bangfu.registry.NewMember;
import org.jspecify.annotations.Nullable;

/** What somebody types to add a household by hand. */
public class HouseholdForm {

    private static final int MOST_MEMBERS = 40;

    private String village = "";
    private @Nullable Integer group;
    private String address = "";
    private String phone = "";
    private List<Row> members = new ArrayList<>();

    /** One person. */
    public static class Row {
        private String name = "";
        private String citizenId = "";
        private String relation = "";

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public String getCitizenId() {
            return citizenId;
        }

        public void setCitizenId(String citizenId) {
            this.citizenId = citizenId;
        }

        public String getRelation() {
            return relation;
        }

        public void setRelation(String relation) {
            this.relation = relation;
        }

        boolean isEmpty() {
            return name.isBlank() && citizenId.isBlank();
        }
    }

    /** The household, or nothing when the problems say what to mend. */
    @Nullable
    NewHousehold toHousehold(List<String> problems) {
        if (!village.matches("\\d{12}")) {
            problems.add("请选择户所在的村");
        }
        if (address.isBlank()) {
            problems.add("请填写住址");
        }
        if (!phone.isBlank() && !phone.matches("1\\d{10}|0\\d{9,11}")) {
            problems.add("联系电话应为11位手机号或带区号的座机号，请核对");
        }
        List<NewMember> people = new ArrayList<>();
        List<Row> filled = members.stream()
                .filter(row -> !row.isEmpty())
                .limit(MOST_MEMBERS)
                .toList();
        if (filled.isEmpty()) {
            problems.add("请至少填写一名家庭成员");
        }
        for (int i = 0; i < filled.size(); i++) {
            Row row = filled.get(i);
            try {
                people.add(new NewMember(row.name.strip(), CitizenId.parse(row.citizenId), row.relation));
            } catch (IllegalArgumentException e) {
                problems.add("第" + (i + 1) + "名成员：" + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            return null;
        }
        Integer in = group;
        AreaCode area = new AreaCode(in == null ? village : "%s%02d".formatted(village, Math.floorMod(in, 100)));
        return new NewHousehold(area, address.strip(), phone.isBlank() ? null : phone.strip(), people);
    }

    public String getVillage() {
        return village;
    }

    public void setVillage(String village) {
        this.village = village;
    }

    public @Nullable Integer getGroup() {
        return group;
    }

    public void setGroup(@Nullable Integer group) {
        this.group = group;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public List<Row> getMembers() {
        return members;
    }

    public void setMembers(List<Row> members) {
        this.members = members;
    }
}
