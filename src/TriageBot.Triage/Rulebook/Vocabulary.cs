namespace TriageBot.Triage.Rulebook;

/// <summary>
/// The words for causes, by family, as the labels of cases use them. A family here is what a person would file a failure under; the family of a
/// rule file is who judges it, so one of these may be judged in several files.
/// </summary>
internal static class Vocabulary
{
    private static readonly (string Family, string Causes)[] s_families =
    [
        ("memory", "container_oom heap_exhausted host_memory_exhausted"),
        ("image", """
            image_tag_not_found image_repository_not_found image_not_found ecr_pull_denied ecr_unreachable registry_unreachable dockerhub_unreachable
            dockerhub_rate_limit registry_tls_untrusted platform_mismatch image_manifest_unsupported image_rootfs_invalid upstream_image_wrong
            sidecar_image_pull_failed registry_rate_limit registry_pull_denied image_pull_interrupted registry_auth_failed ecr_api_throttled
            """),
        ("secrets", """
            secret_access_denied secret_not_found secret_unreachable secret_json_key_missing secret_not_json secret_reference_invalid kms_access_denied
            ssm_access_denied ssm_param_not_found ssm_unreachable env_file_denied env_file_unreachable env_file_not_found secret_throttled
            """),
        ("roles", "task_role_denied task_role_missing role_assume_failed"),
        ("logging", "log_group_missing log_group_create_denied log_stream_create_denied logs_unreachable log_config_invalid log_driver_unreachable logs_throttled"),
        ("storage", """
            efs_dns_failed efs_mount_timeout efs_access_denied efs_path_not_found efs_mount_race volume_permission_denied volume_driver_failed
            volume_shadows_entrypoint volume_data_conflict readonly_filesystem volume_mount_conflict
            """),
        ("start", """
            command_not_found wrong_command exec_format_error permission_denied_entrypoint permission_denied_runtime container_create_failed port_bind_denied
            kernel_limit_too_low device_missing
            """),
        ("app_config", """
            missing_env_var wrong_env_var app_config_missing app_config_invalid missing_file_on_volume nginx_upstream_not_found nginx_no_upstream_servers
            db_migration_missing db_migration_locked db_tls_required db_tls_untrusted sidecar_config_invalid service_discovery_misconfigured desired_count_zero
            essential_helper_exited port_in_use
            """),
        ("app_network", "dependency_connection_refused endpoint_unreachable dns_failure tls_failure"),
        ("health", "elb_health_check_failed container_health_check_failed dependency_condition_unmet circuit_breaker_tripped deployment_blocked service_start_impaired"),
        ("app_code", """
            app_exception app_panic missing_module missing_file_in_image library_bug outdated_library entrypoint_script_bug segfault sidecar_crashed
            sidecar_segfault event_loop_blocked dependency_http_error false_success app_exception_outside runtime_version_mismatch
            """),
        ("capacity", """
            capacity_unavailable fargate_quota placement_memory placement_cpu placement_port host_port_conflict placement_attribute no_container_instances
            eni_limit eni_provisioning_timeout eni_setup_failed ip_exhausted spot_interruption placement_gpu
            """),
        ("host", "disk_full docker_daemon_timeout agent_disconnected host_stopped host_terminated host_storage_failed platform_error host_deregistered"),
        ("life", "deployment_replacement scale_in user_stopped clean_exit host_maintenance sidecar_killed_after_main sidecar_pull_failed_main_ok"),
        ("unknown", """
            no_evidence conflicting_evidence app_start_failed_no_cause sidecar_killed_137 worker_timeout db_connection_pool_timeout env_file_transient_timeout
            image_pull_failed_truncated image_pull_platform_panic container_start_failed_truncated secret_fetch_failed_truncated ssm_fetch_failed_truncated
            sigkill_sender_unknown resource_init_failed_truncated efs_mount_failed_truncated
            """),
    ];

    private static readonly Dictionary<string, string> s_familyOf = s_families
        .SelectMany(f => f.Causes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), (f, cause) => (cause, f.Family))
        .ToDictionary(c => c.cause, c => c.Family);

    /// <summary>Null for a word that is not in the vocabulary.</summary>
    public static string? FamilyOf(string cause) => s_familyOf.GetValueOrDefault(cause);
}
