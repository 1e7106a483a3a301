package org.bangfu.documents.print;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.data.TextRenderData;
import com.deepoove.poi.data.Texts;
import com.deepoove.poi.exception.ResolverException;
import com.deepoove.poi.plugin.table.LoopRowTableRenderPolicy;
import com.deepoove.poi.policy.RenderPolicy;
import com.deepoove.poi.policy.TextRenderPolicy;
import com.deepoove.poi.template.ElementTemplate;
import com.deepoove.poi.template.MetaTemplate;
import com.deepoove.poi.template.run.RunTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.bangfu.documents.DocumentValues;
import org.jspecify.annotations.Nullable;

/**
 * A Word file with placeholders: {@code {{户主姓名}}} for a value; a table repeats its second row for each row of
 * {@code {{成员}}} written into its first cell, with {@code [姓名]} for a column.
 */
public final class WordTemplate {

    /** An H2 column of bytes ends there. */
    public static final int MAX_BYTES = 1_000_000;

    private static final Pattern COLUMN = Pattern.compile("\\[([\\w\\u4e00-\\u9fa5]+)]");
    private static final String MISSING_COLOUR = "C00000";

    private final byte[] content;
    private final Set<String> fields = new LinkedHashSet<>();
    private final Map<String, Set<String>> tables = new LinkedHashMap<>();

    private WordTemplate(byte[] content) {
        this.content = content.clone();
    }

    /**
     * Reads a template.
     *
     * @throws TemplateRefused when it is no Word file, too large, or brings along what must not run or be loaded
     */
    public static WordTemplate read(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw new TemplateRefused("模板超过1MB，请压缩其中的图片后再上传");
        }
        WordTemplate template = new WordTemplate(content);
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(content))) {
            refuseForeign(file);
            template.findPlaceholders(new XWPFDocument(file));
        } catch (TemplateRefused refused) {
            throw refused;
        } catch (Exception e) {
            throw new TemplateRefused("这个文件不是可用的 Word 文档（.docx），请用 Word 另存为 .docx 后再上传");
        }
        return template;
    }

    private static void refuseForeign(OPCPackage file) throws Exception {
        for (PackagePart part : file.getParts()) {
            String name = part.getPartName().getName();
            if (name.contains("vbaProject") || name.contains("/embeddings/") || name.contains("/activeX/")) {
                throw new TemplateRefused("模板中带有宏或嵌入的对象，请删除后另存为 .docx 再上传");
            }
            if (!part.isRelationshipPart()) {
                for (PackageRelationship relation : part.getRelationships()) {
                    if (relation.getTargetMode() == TargetMode.EXTERNAL) {
                        throw new TemplateRefused("模板链接了外部的图片或文件，请改为插入后再上传");
                    }
                }
            }
        }
    }

    private void findPlaceholders(XWPFDocument document) {
        Set<String> named = tags(document);
        for (XWPFTable table : document.getTables()) {
            for (int i = 0; i + 1 < table.getNumberOfRows(); i++) {
                String first = table.getRow(i).getCell(0).getText();
                for (String tag : named) {
                    if (first.contains("{{" + tag + "}}") && hasColumns(table.getRow(i + 1))) {
                        tables.computeIfAbsent(tag, name -> new LinkedHashSet<>())
                                .addAll(columns(table.getRow(i + 1)));
                    }
                }
            }
        }
        named.stream().filter(tag -> !tables.containsKey(tag)).forEach(fields::add);
    }

    private static Set<String> tags(XWPFDocument document) {
        Set<String> named = new LinkedHashSet<>();
        try {
            XWPFTemplate compiled = XWPFTemplate.compile(document, Configure.createDefault());
            for (MetaTemplate element : compiled.getElementTemplates()) {
                if (!(element instanceof RunTemplate tag)
                        || !Character.valueOf('\0').equals(signOf(tag))) {
                    throw new TemplateRefused("模板中有不支持的占位符“" + element.variable() + "”，只能写 {{名称}}，表格行写 [名称]");
                }
                named.add(tag.getTagName());
            }
        } catch (ResolverException e) {
            throw new TemplateRefused("模板中有没有写完整的占位符，请检查每一处 {{ 和 }} 是否成对");
        }
        return named;
    }

    private static Character signOf(RunTemplate tag) {
        Character sign = tag.getSign();
        return sign == null ? Character.valueOf('\0') : sign;
    }

    private static boolean hasColumns(XWPFTableRow row) {
        return !columns(row).isEmpty();
    }

    private static Set<String> columns(XWPFTableRow row) {
        Set<String> columns = new LinkedHashSet<>();
        row.getTableCells()
                .forEach(
                        cell -> COLUMN.matcher(cell.getText()).results().forEach(match -> columns.add(match.group(1))));
        return columns;
    }

    /** Placeholders for single values. */
    public Set<String> fields() {
        return Set.copyOf(fields);
    }

    /** Placeholders for rows, with the columns used. */
    public Map<String, Set<String>> tables() {
        return Map.copyOf(tables);
    }

    /** Placeholders that nothing knows, as they stand in the template. */
    public List<String> unknown(Set<String> knownFields, Map<String, Set<String>> knownTables) {
        Set<String> unknown = new TreeSet<>();
        fields.stream()
                .filter(field -> !knownFields.contains(field))
                .forEach(field -> unknown.add("{{" + field + "}}"));
        tables.forEach((table, columns) -> {
            Set<String> known = knownTables.getOrDefault(table, Set.of());
            if (known.isEmpty()) {
                unknown.add("{{" + table + "}}");
            }
            columns.stream()
                    .filter(column -> !known.contains(column))
                    .forEach(column -> unknown.add("[" + column + "]"));
        });
        return new ArrayList<>(unknown);
    }

    /** Placeholders of single values that have none. */
    public List<String> missing(DocumentValues values) {
        Map<String, String> known = values.values();
        return fields.stream()
                .filter(field -> !known.containsKey(field))
                .sorted()
                .toList();
    }

    /** The Word file with everything filled in; what is missing stands there in red, to be seen. */
    public byte[] fill(DocumentValues values) {
        Map<String, Object> model = new HashMap<>();
        Map<String, String> known = values.values();
        for (String field : fields) {
            String value = known.get(field);
            TextRenderData text = value == null
                    ? Texts.of("【未填：" + field + "】")
                            .color(MISSING_COLOUR)
                            .bold()
                            .create()
                    : Texts.of(value).create();
            model.put(field, text);
        }
        var configuration = Configure.builder();
        for (String table : tables.keySet()) {
            configuration.bind(table, WordTemplate::rowsOrCell);
            List<Map<String, String>> rows = values.rows(table);
            model.put(table, rows.isEmpty() ? List.of(empty(table)) : rows);
        }
        try (XWPFTemplate template = XWPFTemplate.compile(new ByteArrayInputStream(content), configuration.build());
                ByteArrayOutputStream filled = new ByteArrayOutputStream()) {
            template.render(model).write(filled);
            return filled.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A column may be called like its table: then the same name is met again in each row, with the cell's text. */
    private static void rowsOrCell(ElementTemplate element, @Nullable Object data, XWPFTemplate template) {
        RenderPolicy policy = data instanceof Iterable ? new LoopRowTableRenderPolicy() : new TextRenderPolicy();
        policy.render(element, data, template);
    }

    private Map<String, String> empty(String table) {
        Map<String, String> row = new HashMap<>();
        Objects.requireNonNull(tables.get(table)).forEach(column -> row.put(column, "（无）"));
        return row;
    }
}
