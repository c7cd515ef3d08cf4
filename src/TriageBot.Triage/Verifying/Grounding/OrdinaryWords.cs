namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>
/// Words that look like names and are prose: of the platform that every answer speaks of, and of the trade. What could be a particular (a database,
/// a language, a product that a task depends on) is not among them.
/// </summary>
internal static class OrdinaryWords
{
    private static readonly HashSet<string> s_ordinary = Set("""
        I AWS Amazon ECS Fargate EC2 VPC IAM ARN ECR EFS EBS KMS ELB ALB NLB CloudWatch Logs CloudTrail EventBridge Container Containers Insights Service Task Tasks Definition Elastic
        Secrets Manager Systems Parameter Store Spot Linux Unix Docker OCI Essential Scheduler DescribeTasks StopTask
        OOM OOM-killed OOM-kill CPU GPU RAM I/O IO OS API APIs JSON YAML TLS SSL DNS TCP UDP HTTP HTTPS URL URI SQL UTC PID ID IDs IP IPs
        UNKNOWN OOMs UTF-8 stderr stdout stdin NOT AND OR NO OK TCP/IP and/or read/write client/server start/stop CI/CD N/A e.g i.e etc vs a.m p.m E.g I.e
        """);

    private static readonly HashSet<string> s_products = Set("""
        redis postgres postgresql mysql mariadb mongodb mongo kafka rabbitmq elasticsearch opensearch dynamodb memcached cassandra zookeeper etcd consul vault sqs sns kinesis s3 lambda rds aurora elasticache
        nginx apache envoy haproxy traefik java jvm python node nodejs javascript typescript ruby rails php golang rust dotnet perl elixir erlang scala kotlin django flask spring hibernate gunicorn celery puma sidekiq
        kubernetes kubelet podman jenkins datadog splunk fluentd fluentbit logstash grafana prometheus github gitlab bitbucket artifactory quay oracle sqlserver sqlite clickhouse snowflake neo4j influxdb nats temporal airflow
        stripe twilio sentry cloudflare auth0 okta terraform
        """);

    private static readonly HashSet<string> s_parts = Set("""
        out of memory health check checks read only write non zero built in start up shut down time run runtime long running so called to date well known third party multi re self un over under cross end
        exit code codes log logs line lines stack trace traces container containers task tasks service services side level based related free wide application app apps image images file files
        memory heap limit limits kill killed hard soft stop stops crash crashed loop loops restart restarts back off connection connections refused name names lookup request requests response responses
        user users set setting settings environment variable variables config configuration key keys value values data base database databases type types null pointer pointers dereference
        garbage collector collection collected one two first second last old new pre post sub super per by at on the a an and or not no is as be for from into with without during after before
        client server host hosts port ports network path paths load balancer balanced auto scale scaled scaling scheduler scheduled life cycle cleanup clean hand made short term lived hung stuck single double
        uncaught unhandled handled caught top low high mid main sidecar init entry point entrypoint command commands argument arguments option options parameter parameters deny denied access permission permissions
        role roles policy policies secret secrets token tokens role trust trusted certificate certificates expired self signed signal signals native code library libraries module modules package packages
        version versions build builds deploy deployed deployment deployments roll rolled rollback replace replaced replacement graceful gracefully still never always already fail failed failing failure failures
        error errors exception exceptions fatal panic panics segfault fault faults tag tags repository registry pull pulled push pushed disk space full quota quotas capacity placement spot interruption
        pool pools thread threads process processes worker workers job jobs queue queues message messages batch event events loop async sync blocking blocked lock locked lock out wait waiting timed
        sent receive received ready alive readiness liveness grace period interval retry retries re try tries attempt attempts up date mount mounted volume volumes system systems cpu bit wise 
        schema table tables column columns migration migrations row rows index query queries missing unknown invalid valid wrong right empty required mandatory optional default defaults
        """);

    public static bool IsOrdinary(string text) => s_ordinary.Contains(text);

    /// <summary>True for something particular that a task is made with or depends on, in any case of its letters.</summary>
    public static bool IsProduct(string text) => s_products.Contains(text.ToLowerInvariant());

    /// <summary>True for a word that stands in compounds of plain English, such as <c>out-of-memory</c>; capitals as in <c>TLS-related</c>.</summary>
    public static bool IsPart(string word) => s_parts.Contains(word.ToLowerInvariant()) || s_ordinary.Contains(word);

    private static HashSet<string> Set(string words) => [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
